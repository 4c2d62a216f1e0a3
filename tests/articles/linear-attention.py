"""linear-attention: the costs, the curves of both drawings, the gradients, the kernel of random features and its variance."""
import random
from math import exp, log, log2, pi, sqrt

from article import Article

page = Article("linear-attention")
D = 64


def size(bits):                                # of n² numbers in half precision
    return f"{bits / 8 / 2**20:.1f}".rstrip("0").rstrip(".") + " MiB" if bits / 8 < 2**30 else f"{bits / 8 / 2**30:.0f} GiB"



for n, row in zip((512, 1024, 4096, 16384, 65536), page.table("tbl-cost")):
    page.equal(f"n = {n}", int(row[0].strip("$").replace("\\,", "")), n)
    for cell, macs in ((row[1], 2 * n * n * D), (row[2], 2 * n * D * D)):
        digits = len(cell.split()[0].partition(".")[2])
        page.equal(f"costs at {n}", cell, f"{macs / 1e9:.{digits}f} G")
    page.equal(f"n/d at {n}", int(row[3].strip("$").replace("\\,", "")), n // D)
    page.equal(f"memory at {n}", row[4], size(n * n * 16))
page.says(f"$64\\times64+64={64 * 64 + 64}$", f"$2nd\\approx{2 * 65536 * 64 / 1e4:.0f}$万", f"即 {17.85 / 0.004:.0f} 倍",
          f"每个头占 {16384 * 64 * 64 * 4 / 2**20:.0f} MiB")
page.near("two thousand", 2 * 65536 * 64 / 4160, 2000, 20)

drawing = page.drawing("cost.svg")             # both axes are powers of two
x, y = (page.axis(drawing, way, lambda label: float(label[1:])) for way in "xy")
for css, cost in (("sig", lambda n, d: 2 * n * n * d), ("lnk", lambda n, d: 2 * n * d * d)):
    for kind, d in ((css, 64), (css + " dash", 128)):
        for point in page.paths(drawing, kind)[0]:
            page.near(f"cost.svg {kind}", y(point[1]), log2(cost(2 ** x(point[0]), d)), 0.02)


def elu(b):
    return (D + 2 * b + b * b) / (D * (D + 2 * b) + b * b)


def softmax(b):
    return 1 / (1 + (D - 1) * exp(-b * b / sqrt(D)))


half = D - 2 + sqrt(2 * (D - 1) * (D - 2)), sqrt(sqrt(D) * log(D - 1))
page.near("half of elu", elu(half[0]), 0.5, 1e-12)
page.near("half of softmax", softmax(half[1]), 0.5, 1e-12)
page.says(f"是 {half[0]:.1f} 对 {half[1]:.2f}", f"权重是 {elu(half[1]):.1%}", f"平均的 {1 / D:.1%}")
drawing = page.drawing("sharpness.svg")
x, y = page.axis(drawing, "x"), page.axis(drawing, "y")
for css, weight in (("sig", softmax), ("lnk", elu)):
    for point in page.paths(drawing, css)[0]:
        page.near(f"sharpness.svg {css}", y(point[1]), weight(x(point[0])), 0.02)


def mean(f, steps=4000, reach=14.0):           # of f(ω), ω standard normal
    h = 2 * reach / steps
    return sum(f(w) * exp(-w * w / 2) for w in (-reach + h * i for i in range(steps + 1))) * h / sqrt(2 * pi)


for q, k in ((0.3, 0.8), (-0.5, 1.1), (1.0, 1.0)):
    page.near("unbiased", mean(lambda w: exp(w * (q + k) - (q * q + k * k) / 2)), exp(q * k), 1e-9)
    second = mean(lambda w: exp(2 * w * (q + k) - q * q - k * k)) / exp(2 * q * k)
    page.near("second moment", second, exp((q + k) ** 2), 1e-6 * second)

random.seed(2)                                 # the three sums of the gradient against differences
n, m, v = 5, 3, 2
Q, K = ([[random.random() for _ in range(m)] for _ in range(n)] for _ in "QK")
V, G = ([[random.gauss(0, 1) for _ in range(v)] for _ in range(n)] for _ in "VG")


def loss():                                    # Σ g·u, so that ∂ℓ/∂u = g
    return sum(G[t][c] * V[j][c] * sum(K[j][r] * Q[t][r] for r in range(m)) for t in range(n) for j in range(t + 1) for c in range(v))


def slope(rows, i, r, h=1e-5):
    rows[i][r] += h
    up = loss()
    rows[i][r] -= 2 * h
    down = loss()
    rows[i][r] += h
    return (up - down) / (2 * h)


S = [[0.0] * v for _ in range(m)]
for t in range(n):
    S = [[S[r][c] + K[t][r] * V[t][c] for c in range(v)] for r in range(m)]
    for r in range(m):
        page.near("∂φ(q)", sum(S[r][c] * G[t][c] for c in range(v)), slope(Q, t, r), 1e-8)
R = [[0.0] * v for _ in range(m)]
for j in reversed(range(n)):
    R = [[R[r][c] + Q[j][r] * G[j][c] for c in range(v)] for r in range(m)]
    for r in range(m):
        page.near("∂φ(k)", sum(R[r][c] * V[j][c] for c in range(v)), slope(K, j, r), 1e-8)
    for c in range(v):
        page.near("∂v", sum(R[r][c] * K[j][r] for r in range(m)), slope(V, j, c), 1e-8)
page.says(f"只差 {17.85 / 0.32:.0f} 倍", f"只快 {70.4 / 61.3 - 1:.0%}")
page.done()
