"""r-fcn: costs of ResNet-101 on a picture and on a box, sizes of score maps, bins that overlap, the swap of pooling and convolution."""
import random
from article import Article

page = Article("r-fcn")
D, HW = 1024, 38 * 63


def block(c, positions):
    return (c * 512 + 9 * 512**2 + 512 * 2048) * positions


def conv5(positions):
    return block(1024, positions) + 1024 * 2048 * positions + 2 * block(2048, positions)


roi = conv5(49)
page.equal("per box", roi, 49 * (6_029_312 + 2 * 4_456_448))
first = 49 * 3 * 64 * 300 * 500
shared = first
for c, mid, n, positions in ((64, 64, 3, 150 * 250), (256, 128, 4, 75 * 125), (512, 256, 23, HW)):
    shared += (c * 4 * mid + n * (9 * mid**2 + 4 * mid**2) + c * mid + (n - 1) * 4 * mid * mid) * positions
rfcn = shared + conv5(HW) + (2048 * D + D * 49 * 25) * HW
page.says(f"共 {shared / 1e9:.1f} G", f"相当于 {shared / roi:.0f} 个框", f"要 {300 * roi / 1e9:.1f} G", f"共享段的 {300 * roi / shared:.1f} 倍",
          f"只要 {conv5(HW) / 1e9:.1f} G", f"合计 {(rfcn - shared) / 1e9:.1f} G，相当于 {(rfcn - shared) / roi:.0f} 个框",
          f"$0.42/0.17={0.42 / 0.17:.2f}$", f"$302.7/126.8={302.7 / 126.8:.2f}$", f"后者的 {HW / 300:.0f} 倍", f"相差 {D / 21:.0f} 倍")
for row in page.data("cost.csv"):
    cost = shared + int(row["proposals"]) * roi if row["model"] == "Faster R-CNN" else rfcn
    page.equal(f"cost.csv {row}", row["gmacs"], f"{cost / 1e9:.1f}")

page.equal("tbl-times", page.table("tbl-times"), [list(row.values()) for row in page.data("times.csv")])
page.says(f"$(2.9-1.5)/1700={1400 / 1700:.2f}$毫秒", f"$0.01/1700={10 / 1700:.3f}$毫秒")
page.equal("channels", (49 * 21, 49 * 81, 4 * 49), (1029, 3969, 196))
page.says(f"单精度就是 {3969 * HW * 4 / 1e6:.0f} MB", f"3969 的$1/{3969 / 490:.1f}$", f"得 {74.0:.1f}", f"值 {76.6 - 74.0:.1f} 分", f"{3.36 / 0.17:.0f} 倍")
page.near("gain", 76.6 - 68.9, 7.7, 1e-9)


def bins(w, k):
    return [(i * w // k, -(-(i + 1) * w // k)) for i in range(k)]


page.equal("bins", bins(10, 3), [(0, 4), (3, 7), (6, 10)])
for w in range(1, 60):
    for k in range(1, 10):
        page.equal(f"no empty bin {w} {k}", all(a < b for a, b in bins(w, k)), True)

random.seed(0)                                 # the theorem, k = 3, two channels, one class
k, w, h, d = 3, 8, 10, 2
f = {(x, y): [random.gauss(0, 1) for _ in range(d)] for x in range(w) for y in range(h)}
weight = {(i, j): [random.gauss(0, 1) for _ in range(d)] for i in range(k) for j in range(k)}
scores, pooled = 0.0, 0.0
for i, (a, b) in enumerate(bins(w, k)):
    for j, (c, e) in enumerate(bins(h, k)):
        cells = [f[x, y] for x in range(a, b) for y in range(c, e)]
        scores += sum(sum(p * q for p, q in zip(weight[i, j], cell)) for cell in cells) / len(cells) / k**2
        mean = [sum(cell[m] for cell in cells) / len(cells) for m in range(d)]
        pooled += sum(p / k**2 * q for p, q in zip(weight[i, j], mean))
page.near("swap", scores, pooled, 1e-12)
page.equal("tbl-depth", [sum(int(row[i]) for row in page.table("tbl-depth")) for i in (1, 2, 3)], [101, 101, 101])
page.says(f"宽 2048 时为 {490 * 2048 / 1e6:.1f} M")
page.near("seven hundred times", roi / (490 * 2048), 729, 1)
page.done()
