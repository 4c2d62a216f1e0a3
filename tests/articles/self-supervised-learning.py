"""self-supervised-learning: the data of the plot, the ceilings log N, the bound with any score, the gradient."""
import random
from itertools import product
from math import exp, lgamma, log, log1p

from article import Article

page = Article("self-supervised-learning")
M = 1024
page.says("5.55", "8.32", "11.09")
for n, shown in ((256, 5.55), (4096, 8.32), (65536, 11.09)):
    page.near(f"log {n}", log(n), shown, 0.005)


def loss(n):
    hits = range(1, min(n - 1, 400) + 1)
    log_choose = lambda b: lgamma(n) - lgamma(b + 1) - lgamma(n - b)
    return sum(exp(log_choose(b) - b * log(M) + (n - 1 - b) * log1p(-1 / M)) * log1p(b) for b in hits)


for row in page.data("bound.csv"):
    n = int(row["n"])
    value = {"天花板 log N": log(n), "真值 I": log(M), "InfoNCE 下界": log(n) - loss(n)}[row["curve"]]
    page.near(f"bound.csv {n} {row['curve']}", float(row["nats"]), value, 6e-5)

# Any positive score keeps below I, and the deficit is KL(P || rM): by enumeration on three symbols and three candidates.
random.seed(3)
for trial in range(20):
    joint = [[random.random() for _ in range(3)] for _ in range(3)]
    total = sum(map(sum, joint))
    joint = [[v / total for v in row] for row in joint]
    px, pc = [sum(row) for row in joint], [sum(col) for col in zip(*joint)]
    score = [[random.random() + 0.01 for _ in range(3)] for _ in range(3)]
    truth = sum(joint[x][c] * log(joint[x][c] / px[x] / pc[c]) for x in range(3) for c in range(3))
    bound = gap = norm = 0.0
    for c, a, b, d in product(range(3), repeat=4):
        p, m = joint[a][c] * px[b] * px[d], pc[c] * px[a] * px[b] * px[d]
        r = 3 * score[a][c] / (score[a][c] + score[b][c] + score[d][c])
        bound, gap, norm = bound + p * log(r), gap + p * log(p / (r * m)), norm + m * r
    page.near("E_M[r]", norm, 1, 1e-12)
    page.near("deficit", truth - bound, gap, 1e-12)
    if gap < 0:
        page.equal("deficit is not negative", gap, 0)

u, tau = [0.3, -0.2, 0.5, 0.1], 0.5
value = lambda u: -u[0] / tau + log(sum(exp(t / tau) for t in u))
pi = [exp(t / tau) / sum(exp(s / tau) for s in u) for t in u]
for j in range(4):
    near = [t + (1e-6 if i == j else 0) for i, t in enumerate(u)]
    far = [t - (1e-6 if i == j else 0) for i, t in enumerate(u)]
    page.near(f"gradient {j}", (value(near) - value(far)) / 2e-6, (pi[j] - (j == 0)) / tau, 1e-8)
page.near("mean lag of MoCo", sum(i * 0.001 * 0.999 ** i for i in range(100000)), 0.999 / 0.001, 0.01)
page.done()
