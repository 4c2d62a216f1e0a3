"""autoregressive-models: counts of parameters and operations, what logistic regression cannot learn, paths through masks."""
import re
from math import exp, log

from article import Article

page = Article("autoregressive-models")
n, d = 784, 500
table = 2**n - 1
page.equal("conditional tables", sum(2 ** (i - 1) for i in range(1, n + 1)), table)
page.equal("digits", len(str(table)), 237)
page.says("$2^n-1", f"{table / 10**236:.3f}\\times10^{{236}}", "237 位")
nade, made = 2 * n * d + n + d, 2 * n * d + n + d
own = d * n * (n - 1) // 2 + n * (2 * d + 1)
naive = d * n * (n - 1) // 2
one, two = 2 * n * d, n * d + d * d + d * n
rows = {row[0]: row[2:] for row in page.table("tbl-cost")}
page.equal("FVSBN", rows["FVSBN"], [f"{n * (n + 1) // 2:,}", f"{n * (n - 1) // 2:,}", f"{n * (n - 1) // 2:,}"])
page.equal("own networks", rows["各用一个网络"], [f"{own:,}"] + [f"{(naive + n * d) / 1e6:.1f} M"] * 2)
page.equal("NADE", rows["NADE"], [f"{nade:,}", f"{one:,}", f"{one:,}"])
page.equal("MADE", rows["MADE，500"], [f"{made:,}", f"{one:,}", f"{n * one / 1e6:.1f} M"])
page.equal("MADE, deep", rows["MADE，500–500"], [f"{2 * n * d + n + d * d + 2 * d:,}", f"{two:,}", f"{n * two / 1e6:.1f} M"])
page.says(f"{nade - d:,} 个", "$d\\,n(n-1)/2=" + f"{naive:,}$".replace(",", "\\,"), f"是直算的$1/{naive / (n * d):.1f}".replace(".5", ""))

bars = [[int(i // 3 == a) for i in range(9)] for a in range(3)] + [[int(i % 3 == a) for i in range(9)] for a in range(3)]


def logistic(inputs, target, steps):
    """The mean negative log-likelihood of one pixel after ascending the concave likelihood."""
    weights, rate = [0.0] * (len(inputs) + 1), 4 / (len(inputs) + 1)    # no more than 1 / curvature
    for _ in range(steps):
        slope = [0.0] * len(weights)
        for bar in bars:
            x = [1] + [bar[i] for i in inputs]
            error = bar[target] - 1 / (1 + exp(-sum(w * t for w, t in zip(weights, x))))
            slope = [s + error * t / len(bars) for s, t in zip(slope, x)]
        weights = [w + rate * s for w, s in zip(weights, slope)]
    loss = 0.0
    for bar in bars:
        p = 1 / (1 + exp(-sum(w * t for w, t in zip(weights, [1] + [bar[i] for i in inputs]))))
        loss -= log(p if bar[target] else 1 - p) / len(bars)
    return loss


third = logistic([0, 1], 2, 2000)
exact = 0.5 * (log(3) - 2 / 3 * log(2))         # half of the bars begin with two zeros; of them a third has x₃ = 1
page.says(f"下确界是 {log(6) + third - exact:.3f}", f"多出的 {third - exact:.3f}", f"$\\ln6={log(6):.3f}$")
for order, gap in (([0, 1, 2, 3, 4, 5, 6, 7, 8], third - exact), ([0, 4, 8, 1, 2, 3, 5, 6, 7], 0.0)):
    total = sum(logistic(order[:i], target, 6000) for i, target in enumerate(order))
    page.near(f"order {order}", total - log(6), gap, 0.02)

gradient = [sum((x1 ^ x2) * t - 0.5 * t for x1 in (0, 1) for x2 in (0, 1) for t in [(1, x1, x2)[k]]) / 4 for k in range(3)]
page.equal("the gradient at the exclusive or", gradient, [0.0, 0.0, 0.0])
m, size = [1, 1, 2, 2, 3], 4
MW = [[int(k >= j) for j in range(1, size + 1)] for k in m]
MV = [[int(i > k) for k in m] for i in range(1, size + 1)]
paths = [[sum(MV[i][k] * MW[k][j] for k in range(len(m))) for j in range(size)] for i in range(size)]
page.equal("strictly lower", all(paths[i][j] == 0 for i in range(size) for j in range(i, size)), True)
page.equal("kept", sum(map(sum, MW + MV)), size * len(m))
colours = page.drawing("masks.svg")
page.equal("masks.svg", colours.count('class="fbar"'), size * len(m))
page.equal("masks.svg, paths", sorted(value for row in paths for value in row if value), [1, 2, 2, 3, 4, 5])
lines = {tuple(map(float, line)) for line in re.findall(r'<line class="\w+" x1="([\d.]+)" y1="([\d.]+)" x2="([\d.]+)" y2="([\d.]+)"', page.drawing("made.svg"))}
ends, units = [85, 200, 315, 430], [52, 155, 258, 361, 464]
drawn = {(ends[j], 340, units[k], 200) for k in range(len(m)) for j in range(size) if MW[k][j]}
drawn |= {(units[k], 200, ends[i], 60) for k in range(len(m)) for i in range(size) if MV[i][k]}
page.equal("made.svg", lines, drawn)
page.done()
