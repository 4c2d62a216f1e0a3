"""state-space-models: the matrix of HiPPO and its equation, discretisation, kernels, the structure of S4, and both drawings."""
import re
from cmath import exp as cexp
from fractions import Fraction
from math import comb, exp, pi, sin, sqrt

from article import Article

page = Article("state-space-models")


def legs(n):
    return [[-sqrt((2 * i + 1) * (2 * j + 1)) if i > j else -(i + 1.0) if i == j else 0.0 for j in range(n)] for i in range(n)], [sqrt(2 * i + 1) for i in range(n)]


def legendre(n, z):                            # P_0 … P_{n-1}
    values = [1.0, z]
    for k in range(1, n):
        values.append(((2 * k + 1) * z * values[k] - k * values[k - 1]) / (k + 1))
    return values[:n]


def simpson(f, a, b, steps=2000):
    h = (b - a) / steps
    return h / 3 * sum((1 if i in (0, steps) else 4 if i % 2 else 2) * f(a + i * h) for i in range(steps + 1))


def times(A, x):
    return [sum(a * v for a, v in zip(row, x)) for row in A]


def power(coefficients, z):                    # Σ c_i z^i
    return sum(c * z**i for i, c in enumerate(coefficients))


# the lemma, exactly: coefficients of Legendre polynomials
P = [[Fraction(0)] * 9 for _ in range(9)]
for n in range(9):
    for k in range(n // 2 + 1):
        P[n][n - 2 * k] = Fraction((-1) ** k * comb(n, k) * comb(2 * n - 2 * k, n), 2**n)
for n in range(9):
    left = [i * P[n][i] + ((i + 1) * P[n][i + 1] if i < 8 else 0) for i in range(9)]
    right = [n * P[n][i] + sum((2 * k + 1) * P[k][i] for k in range(n)) for i in range(9)]
    page.equal(f"lemma {n}", left, right)

# the equation: projections of a function against the equation's right side
f, N, t, h = (lambda s: sin(3 * s) + 0.3 * s * s), 6, 1.7, 1e-4


def projected(t):
    return [sqrt(2 * n + 1) / t * simpson(lambda s: f(s) * legendre(N, 2 * s / t - 1)[n], 0, t, 400) for n in range(N)]


A, B = legs(N)
x = projected(t)
for n, (up, down, ax, b) in enumerate(zip(projected(t + h), projected(t - h), times(A, x), B)):
    page.near(f"x'_{n}", (up - down) / (2 * h), (ax + b * f(t)) / t, 1e-5)
A4 = re.search(r"A=-\\begin\{pmatrix\}(.*?)\\end\{pmatrix\}", page.text)[1]
written = [[Fraction(int(cell.removeprefix("\\sqrt").strip("{}"))) if "sqrt" in cell else Fraction(int(cell) ** 2) for cell in row.split("&")] for row in A4.split("\\\\")]
page.equal("A, N = 4, squared", written, [[Fraction((2 * i + 1) * (2 * j + 1)) if i > j else Fraction((i + 1) ** 2) if i == j else Fraction(0) for j in range(4)] for i in range(4)])

# without 1/t: the impulse response in compressed time
def response(A, B, tau, steps=2000):           # e^{τA} B by Runge and Kutta
    x, h = B[:], tau / steps
    for _ in range(steps):
        a = times(A, x)
        b = times(A, [u + h / 2 * v for u, v in zip(x, a)])
        c = times(A, [u + h / 2 * v for u, v in zip(x, b)])
        d = times(A, [u + h * v for u, v in zip(x, c)])
        x = [u + h / 6 * (p + 2 * q + 2 * r + s) for u, p, q, r, s in zip(x, a, b, c, d)]
    return x


for tau in (0.1, 0.8, 2.0):
    for n, (found, p) in enumerate(zip(response(A, B, tau, 400), legendre(N, 2 * exp(-tau) - 1))):
        page.near(f"compressed {n}", found, sqrt(2 * n + 1) * exp(-tau) * p, 1e-8)

rules = {"前向 Euler": lambda h: 1 + h, "双线性": lambda h: (1 + h / 2) / (1 - h / 2), "ZOH": exp}
for row in page.table("tbl-discretise"):
    for cell, at in ((row[2], -0.1), (row[3], -3)):
        number = cell.strip("$")
        page.equal(f"{row[0]} at {at}", number, f"{rules[row[0]](at):.{len(number.partition('.')[2])}f}")
page.near("the error of bilinear", (rules["双线性"](-0.01) - exp(-0.01)) / (-0.01) ** 3, 1 / 12, 0.001)
drawing = page.drawing("discretise.svg")
x_of, y_of = page.axis(drawing, "x"), page.axis(drawing, "y")
for css, name in (("ink dash", "前向 Euler"), ("lnk", "双线性"), ("sig", "ZOH")):
    for point in page.paths(drawing, css)[0]:
        page.near(f"discretise.svg {name}", y_of(point[1]), rules[name](x_of(point[0])), 0.02)

# S4: normal and low rank, and the generating function
S = [[a + sqrt((i + 0.5) * (j + 0.5)) + (0.5 if i == j else 0) for j, a in enumerate(row)] for i, row in enumerate(A)]
page.near("skew", max(abs(S[i][j] + S[j][i]) for i in range(N) for j in range(N)), 0, 1e-12)


def solve(M, b):
    M = [row[:] + [v] for row, v in zip(M, b)]
    for i in range(len(M)):
        pivot = max(range(i, len(M)), key=lambda r: abs(M[r][i]))
        M[i], M[pivot] = M[pivot], M[i]
        for r in range(len(M)):
            if r != i:
                M[r] = [v - M[r][i] / M[i][i] * w for v, w in zip(M[r], M[i])]
    return [M[i][-1] / M[i][i] for i in range(len(M))]


L, step, C = 8, 0.1, [1.0, -0.5, 0.3, 0.2, 0.1, 0.4]
left = [[(i == j) - step / 2 * a for j, a in enumerate(row)] for i, row in enumerate(A)]


def forward(v):                                # Ā v
    return solve(left, [u + step / 2 * w for u, w in zip(v, times(A, v))])


states = [solve(left, [step * b for b in B])]
while len(states) < L:
    states.append(forward(states[-1]))
K = [sum(c * v for c, v in zip(C, state)) for state in states]
rows = [[0.0] * N for _ in range(N)]           # Ā^L, column by column
for j in range(N):
    v = [float(i == j) for i in range(N)]
    for _ in range(L):
        v = forward(v)
    for i in range(N):
        rows[i][j] = v[i]
tilde = [c - sum(C[i] * rows[i][j] for i in range(N)) for j, c in enumerate(C)]
for m in range(L):
    z = cexp(-2j * pi * m / L)
    if m * 2 == L:
        value = step / 2 * sum(c * b for c, b in zip(tilde, B))
    else:
        g = 2 / step * (1 - z) / (1 + z)
        value = 2 / (1 + z) * sum(c * v for c, v in zip(tilde, solve([[g * (i == j) - a for j, a in enumerate(row)] for i, row in enumerate(A)], B)))
    page.near(f"generating function {m}", abs(value - sum(k * z**j for j, k in enumerate(K))), 0, 1e-10)

# the eigenvectors, in rational numbers: A = D M D⁻¹ with D = diag √(2n+1) and M rational
n = 64
squares = [(Fraction(0), Fraction(0)) for _ in range(n)]
for j in range(n):                             # right and left vectors of the eigenvalue -(j+1), scaled to 1 at j
    v, w = [Fraction(0)] * n, [Fraction(0)] * n
    v[j] = w[j] = Fraction(1)
    total = (2 * j + 1) * v[j]
    for i in range(j + 1, n):                  # Σ_{k<i} (2k+1) v_k = (j - i) v_i
        v[i] = total / Fraction(j - i)
        total += (2 * i + 1) * v[i]
    total = w[j]
    for i in reversed(range(j)):               # (2i+1) Σ_{k>i} w_k = (j - i) w_i
        w[i] = (2 * i + 1) * total / Fraction(j - i)
        total += w[i]
    squares[j] = (sum((2 * i + 1) * a * a for i, a in enumerate(v)), sum(b * b / (2 * i + 1) for i, b in enumerate(w)))
page.says(f"右边约为${sqrt(float(max(a * b for a, b in squares))) / 1e46:.1f}\\times10^{{46}}$")

# the drawing of HiPPO: its own input, projected, is what it shows
drawing = page.drawing("hippo.svg")
band, eight, many = (page.paths(drawing, css)[0] for css in ("band", "lnk dash", "sig"))
u = [170 - y for _, y in band]
size = lambda values: sqrt(sum(v * v for v in values) / len(values))
rms = {name: size([170 - y - v for (_, y), v in zip(path, u)]) / size(u) * 0.480 for name, path in (("8", eight), ("32", many))}
page.says("误差为 0.275 与 0.005，输入本身的均方根为 0.480")
page.near("8 coefficients", rms["8"], 0.275, 0.002)
page.near("32 coefficients", rms["32"], 0.005, 0.002)
basis = [legendre(8, 2 * i / (len(u) - 1) - 1) for i in range(len(u))]
gram = [[sum(b[i] * b[j] for b in basis) for j in range(8)] for i in range(8)]
best = solve(gram, [sum(b[i] * v for b, v in zip(basis, u)) for i in range(8)])
page.near("the nearest polynomial", size([170 - y - sum(c * p for c, p in zip(best, b)) for (_, y), b in zip(eight, basis)]) / size(u), 0, 0.05)
page.done()
