"""deep-infomax: the bounds by enumeration, their gaps, the optimum of JS, the example and the proposition."""
import random
from itertools import product
from math import exp, log

from article import Article

page = Article("deep-infomax")
random.seed(5)
kl = lambda p, q: sum(a * log(a / b) for a, b in zip(p, q) if a)


def jsd(p, q):
    mean = [(a + b) / 2 for a, b in zip(p, q)]
    return (kl(p, mean) + kl(q, mean)) / 2


def weights(n):
    w = [random.random() + 0.05 for _ in range(n)]
    return [v / sum(w) for v in w]


def js(t, J, M):
    return sum(-j * log(1 + exp(-s)) - m * log(1 + exp(s)) for s, j, m in zip(t, J, M))


for trial in range(20):
    J = weights(12)
    rows, cols = [sum(J[4 * i:4 * i + 4]) for i in range(3)], [sum(J[i::4]) for i in range(4)]
    M = [r * c for r in rows for c in cols]
    T = [random.gauss(0, 1) for _ in J]
    Z = sum(m * exp(t) for m, t in zip(M, T))
    gap = kl(J, [m * exp(t) / Z for m, t in zip(M, T)])
    page.near("DV: the gap", kl(J, M) - sum(j * t for j, t in zip(J, T)) + log(Z), gap, 1e-12)
    best = [log(j / m) for j, m in zip(J, M)]
    page.near("JS: the optimum", js(best, J, M), 2 * jsd(J, M) - 2 * log(2), 1e-12)
    page.equal("JS: no better", js(T, J, M) <= js(best, J, M), True)
    rho = [j / m for j, m in zip(J, M)]
    variance = sum(m * r * r for m, r in zip(M, rho)) - 1
    page.equal("variance of rho", variance >= exp(kl(J, M)) - 1, True)

for name, p, i_shown, j_shown in (("甲", [1 / 4] * 4, 1.386, 0.380), ("乙", [0.8] + [0.2 / 1024] * 1024, 1.887, 0.198)):
    off = 1 - sum(a * a for a in p)
    J, M = p + [0.0], [a * a for a in p] + [off]      # all that is off the diagonal is one event: ρ is 0 on it
    page.near(f"I of {name}", kl(J, M), i_shown, 5e-4)
    page.near(f"JSD of {name}", jsd(J, M), j_shown, 5e-4)
page.near("log of rho of a rare pair", log(1024 / 0.2), 8.5, 0.05)
page.near("e^20", exp(20), 4.9e8, 5e6)


def information(pairs):                               # of equally likely pairs, in bits
    n, count = len(pairs), lambda f: {v: sum(f(q) == v for q in pairs) for v in map(f, pairs)}
    both, one, two = count(lambda q: q), count(lambda q: q[0]), count(lambda q: q[1])
    return sum(c / n * log(c * n / (one[a] * two[b]), 2) for (a, b), c in both.items())


n = 4
worlds = list(product((0, 1), repeat=n + 1))          # S, U_1 … U_n
for name, y, local in (("S", lambda w: w[0], 1), ("U1", lambda w: w[1], 1 / n), ("xor", lambda w: w[1] ^ w[2], 0)):
    page.near(f"global {name}", information([(w, y(w)) for w in worlds]), 1, 1e-12)
    mean = sum(information([((w[0], w[i]), y(w)) for w in worlds]) for i in range(1, n + 1)) / n
    page.near(f"local {name}", mean, local, 1e-12)
page.done()
