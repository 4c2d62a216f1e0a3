"""efficientnet: the rule of scaling, one block counted, what the models' coefficients mean, the fit, and the plot, all from models.csv."""
import re
from math import ceil, log, log2, log10, sqrt

from article import Article

page = Article("efficientnet")
models = page.data("models.csv")
flops = [float(row["flops"]) for row in models]
top1 = [float(row["top1"]) for row in models]

product = 1.2 * 1.1**2 * 1.15**2
page.says(f"1.2\\times1.21\\times1.3225={product:.3f}", f"\\log_2 1.920={log2(product):.3f}", f"$1.920^7={product**7:.1f}$",
          f"$\\alpha\\beta^2={1.2 * 1.21:.3f}$", f"$\\alpha\\beta\\gamma^2={1.2 * 1.1 * 1.3225:.3f}$")
shares = [log(1.2) / log(product), 2 * log(1.1) / log(product), 2 * log(1.15) / log(product)]
page.says("、".join(f"{share:.1%}" for share in shares), f"$\\mu:\\nu:\\rho=1:{log(1.2) / log(1.1):.2f}:{log(1.2) / log(1.15):.2f}$",
          f"$2^{{-0.07}}={2**-0.07:.3f}$")
page.near("5 %", 2**0.07 - 1, 0.05, 0.001)

table = page.table("tbl-family")
ratios = [""] + [f"{b / a:.2f}" for a, b in zip(flops, flops[1:])]
for row, cells, ratio in zip(models, table, ratios):
    page.equal(row["model"], cells, [row["model"], row["input"], row["width"], row["depth"], row["params"] + " M", row["flops"] + " G", ratio, row["top1"], row["top5"]])
page.says(f"$37/0.39={37 / 0.39:.1f}$", f"$94.9^{{1/7}}={(37 / 0.39) ** (1 / 7):.3f}$", f"后者的$1/{557 / 66:.1f}$")
for cells, value in zip(page.table("tbl-phi"), (lambda row: log(float(row["depth"])) / log(1.2), lambda row: log(float(row["width"])) / log(1.1),
                                                lambda row: log(float(row["input"]) / 224) / log(1.15))):
    page.equal(cells[0], cells[1:], [f"{value(row):.2f}" for row in models[1:]])
gains = [(b - a) / log2(g / f) for a, b, f, g in zip(top1, top1[1:], flops, flops[1:])]
page.says(f"B0 到 B1 是 {gains[0]:.2f}", f"B3 到 B4 是 {gains[3]:.2f}", f"B6 到 B7 只剩 {gains[6]:.2f}", f"{sqrt(0.844 * 0.156 / 50000):.2%}".replace("%", "\\%"))

errors = [100 - value for value in top1]


def fit(power):                                # the best floor and factor for a power: linear least squares
    u = [f**-power for f in flops]
    mu, me = sum(u) / 8, sum(errors) / 8
    slope = sum((a - mu) * (e - me) for a, e in zip(u, errors)) / sum((a - mu) ** 2 for a in u)
    floor = me - slope * mu
    return sum((floor + slope * a - e) ** 2 for a, e in zip(u, errors)), floor, slope


power = min((k / 1000 for k in range(100, 1500)), key=lambda p: fit(p)[0])
residual, floor, slope = fit(power)
page.says(f"E\\approx{floor:.1f}+{slope:.2f}\\,F^{{-{power:.2f}}}", f"均方根残差 {sqrt(residual / 8):.2f} 个百分点")

drawing = page.drawing("accuracy.svg")
x, y = page.axis(drawing, "x", lambda label: log10(float(label))), page.axis(drawing, "y")
points = [(float(a), float(b)) for a, b in re.findall(r'<circle class="fill" cx="([\d.]+)" cy="([\d.]+)"', drawing)]
page.equal("points", len(points), 8)
for point, f, accuracy in zip(points, flops, top1):
    page.near("accuracy.svg", x(point[0]), log10(f), 0.002)
    page.near("accuracy.svg", y(point[1]), accuracy, 0.01)
page.equal("line", page.paths(drawing, "sig")[0], points)
for point in page.paths(drawing, "lnk dash")[0]:
    page.near("accuracy.svg, fit", y(point[1]), 100 - floor - slope * (10 ** x(point[0])) ** -power, 0.02)
page.near("GPipe", y(float(re.search(r'class="dot" x1="[\d.]+" y1="([\d.]+)"', drawing)[1])), 84.3, 0.02)

c, t, k, hw = 112, 6, 5, 14 * 14               # the block that is counted
e, q = t * c, c // 4
EXPAND, DEPTHWISE, SE = "$1\\times1$ 扩张", "$5\\times5$ 逐通道", "SE，$q=28$"
parts = {
    EXPAND: (c * e, hw * c * e, hw * c + c * e + hw * e),
    DEPTHWISE: (k * k * e, hw * k * k * e, 2 * hw * e + k * k * e),
    SE: (2 * e * q + e + q, 2 * e * q, 3 * hw * e + 2 * e * q),
    "$1\\times1$ 投影": (c * e, hw * c * e, hw * c + c * e + hw * e),
    "批归一化": (2 * (2 * e + c), None, None),
}
for cells in page.table("tbl-block")[:-1]:
    expected = [f"{value:,}" if value is not None else "并入卷积" for value in parts[cells[0]]]
    page.equal(cells[0], cells[1:], expected)
sums = [sum(part[i] or 0 for part in parts.values()) for i in range(3)]
page.equal("sum", page.table("tbl-block")[-1][1:], [f"{value:,}" for value in sums])
page.says(f"从 {2 * e * q:,} 变成 {2 * e * (e // 4):,}", f"要 {hw * k * k * e * e / 1e6:.0f} M 次", f"只要 {hw * k * k * e / 1e6:.1f} M",
          f"比值是 {t * (2 / k**2 + 1 / c):.2f}", f"做 {parts[EXPAND][1] / parts[EXPAND][2]:.0f} 次乘加",
          f"只有 {hw * k * k * e / parts[DEPTHWISE][2]:.0f} 次")
page.near("SE's operations", 2 * e * q / sums[1], 0.001, 0.0005)

STAGES = [(3, 1, 1, 16, 1), (3, 2, 6, 24, 2), (5, 2, 6, 40, 2), (3, 2, 6, 80, 3), (5, 1, 6, 112, 3), (5, 2, 6, 192, 4), (3, 1, 6, 320, 1)]


def channels(count, w):
    new = max(8, int(count * w + 4) // 8 * 8)
    return new + 8 if new < 0.9 * count * w else new


def count(w, d, r):                            # blocks, and numbers of activations, of operations of each kind
    c, r, blocks = channels(32, w), ceil(r / 2), 0
    acts, kinds = c * r * r, {"stem": r * r * 27 * c, "depthwise": 0, "all": r * r * 27 * c}
    for k, s, t, out, n in STAGES:
        out = channels(out, w)
        for i in range(ceil(d * n)):
            blocks, e, inner = blocks + 1, t * c, r
            r = ceil(r / (s if i == 0 else 1))
            acts += (inner * inner * e if t > 1 else 0) + r * r * (e + out)
            kinds["depthwise"] += r * r * k * k * e
            kinds["all"] += (inner * inner * c * e if t > 1 else 0) + r * r * (k * k * e + e * out) + 2 * e * (c // 4)
            c = out
    top = channels(1280, w)
    kinds["all"] += r * r * c * top + top * 1000
    return blocks, acts + r * r * top, kinds


b0, b1, b2, b7 = (count(float(models[i]["width"]), float(models[i]["depth"]), int(models[i]["input"])) for i in (0, 1, 2, 7))
page.equal("blocks", (b0[0], b1[0], b2[0], b7[0]), (16, 23, 23, 55))
page.says(f"占乘加的 {b0[2]['depthwise'] / b0[2]['all']:.1%} 与 {b0[2]['stem'] / b0[2]['all']:.1%}", f"B0 的 {23 / 16:.2f} 倍",
          f"$dw^2r^2$只有 {1.1 * (240 / 224) ** 2:.2f}", f"是 B0 的 {3.1 * 2.0 * (600 / 224) ** 2:.1f} 倍", f"按结构表实数各层的输出为 {b7[1] / b0[1]:.0f} 倍", f"参数只有 {66 / 5.3:.1f} 倍")
bars = [float(height) for height in re.findall(r'<rect class="f\w+" x="[\d.]+" y="[\d.]+" width="22" height="([\d.]+)"', page.drawing("mbconv.svg"))]
for bar, channels in zip(bars, (112, 672, 672, 672, 112), strict=True):
    page.near("mbconv.svg", bar / channels, bars[1] / 672, 0.0005)
page.done()
