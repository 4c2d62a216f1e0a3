"""flash-gau: parameters, the table and the plot of multiply-adds, the balance of the chunk, the scale of relu²."""
import random
import re

from article import Article

page = Article("flash-gau")
d, e, s, C = 768, 1536, 128, 256
params = 3 * d * e + d * s
page.equal("parameters", (2 * params, 12 * d * d), (7274496, 7077888))
page.says("7,274,496", "7,077,888", "196\\,608", "49\\,152")
page.near("ratio of parameters", 2 * params / (12 * d * d), 1.028, 5e-4)
page.equal("quadratic part against heads", (2 * (s + e), 2 * d), (3328, 1536))
page.near("balance", 2 * s * e / (s + e), 236, 0.5)
page.equal("states", (s * e, 12 * 64 ** 2, 8192 // C, 8192 * s * e * 4), (196608, 49152, 32, 6 * 2 ** 30))
page.near("numbers in 32 states", 32 * s * e / 1e4, 629, 0.5)

PARTS = {"平方": lambda t: t * t * (s + e), "混合分块": lambda t: t * C * (s + e) + 2 * t * s * e, "投影": lambda t: t * params}
for row in page.data("macs.csv"):
    exact = PARTS[row["part"]](int(row["t"])) / 1e9
    page.near(f"macs.csv {row['t']} {row['part']}", float(row["gmac"]), exact, exact * 1e-5)
for t, *cells in page.table("tbl-macs"):
    a, b, p = (PARTS[k](int(t.replace(",", ""))) / 1e9 for k in PARTS)
    page.equal(f"tbl-macs {t}", cells, [f"{v:.2f}" for v in (a, b, a / b, p, (a + p) / (b + p))])

random.seed(4)
mean = sum(max(0.0, random.gauss(0, 2)) ** 2 for _ in range(200000)) / 200000
page.near("E relu²(x) is half of E x²", mean, 2.0, 0.05)
cells = [(int(x), int(y)) for x, y in re.findall(r'class="cl" x="(\d+)" y="(\d+)" width="14"', page.drawing("chunks.svg"))]
for left, sees in ((21, lambda i, j: True), (297, lambda i, j: i // 4 == j // 4)):
    drawn = sorted(((y - 45) // 16, (x - left) // 16) for x, y in cells if left <= x < left + 256 and y < 301)
    page.equal(f"chunks.svg {left}", drawn, [(i, j) for i in range(16) for j in range(i + 1) if sees(i, j)])
page.equal("tbl-speed", [float(row[1].split()[0]) for row in page.table("tbl-speed")], [4.9, 12.1, 4.8])
page.done()
