"""efficient-attention: the table and the plot, what a row of a pattern holds, collisions, factored attention."""
import random
import re
from math import acos, exp, log, pi, sqrt

from article import Article

page = Article("efficient-attention")
d, k = 64, 256
COST = {"完整": lambda n: 2 * n * n * d, "跨步，每头 √n": lambda n: 2 * n * sqrt(n) * d,
        "Linformer，k = 256": lambda n: 4 * n * k * d, "线性核": lambda n: 2 * n * d * d}
data = {(int(r["n"]), r["method"]): float(r["gmac"]) for r in page.data("cost.csv")}
for (n, method), value in data.items():
    page.near(f"cost.csv {n} {method}", value, COST[method](n) / 1e9, value * 1e-5)
for n, *cells in page.table("tbl-cost"):
    for method, cell in zip(COST, cells):
        exact, unit = data[int(n.replace(",", "")), method], 0.5 * 10 ** -len(cell.partition(".")[2])
        page.near(f"tbl-cost {n} {method}", float(cell), exact, unit * 1.001)
page.equal("crossings", [COST["完整"](512), COST["跨步，每头 √n"](4096)], [COST["Linformer，k = 256"](512), COST["线性核"](4096)])
page.equal("projections against attention, D = 768", 2 * 1536 ** 2 * 768, 4 * 1536 * 768 ** 2)

for angle, rounds, shown in ((30, 1, 57.9), (30, 4, 96.8), (90, 1, 12.5), (90, 4, 41.4)):
    page.near(f"collision {angle}° {rounds}", 100 * (1 - (1 - (1 - angle / 180) ** 3) ** rounds), shown, 0.05)
random.seed(2)
x, y = [1.0, 0.2, -0.5], [0.4, 1.0, 0.3]
dot = lambda a, b: sum(s * t for s, t in zip(a, b))
theta, same, trials = acos(dot(x, y) / sqrt(dot(x, x) * dot(y, y))), 0, 40000
for _ in range(trials):
    u = [random.gauss(0, 1) for _ in x]
    same += dot(u, x) * dot(u, y) > 0
page.near("sign collisions", same / trials, 1 - theta / pi, 4 * 0.5 / sqrt(trials))

n = 10 ** 6
page.equal("p n^(1 + 1/p) is least at ln n", min(range(1, 40), key=lambda p: p * n ** (1 / p)), round(log(n)))
page.near("e n ln n", log(n) * n ** (1 / log(n)), exp(1) * log(n), 1e-9)
n, l = 16, 4                                   # the four patterns, as sets of (query, key)
PATTERNS = {
    (29, 45): lambda i, j: True,
    (309, 45): lambda i, j: i - l <= j,
    (29, 333): lambda i, j: i - l <= j or (i - j) % l == 0,
    (309, 333): lambda i, j: i // l == j // l or j % l == l - 1,
}
cells = [(int(x), int(y)) for x, y in re.findall(r'class="c[ls]" x="(\d+)" y="(\d+)" width="12"', page.drawing("patterns.svg"))]
for (left, top), sees in PATTERNS.items():
    drawn = sorted(((y - top) // 14, (x - left) // 14) for x, y in cells if left <= x < left + 14 * n and top <= y < top + 14 * n)
    page.equal(f"patterns.svg {left} {top}", drawn, [(i, j) for i in range(n) for j in range(i + 1) if sees(i, j)])
page.done()
