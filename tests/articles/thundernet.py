"""thundernet: the budget of neck, RPN and head, the price of 5×5 kernels, the receptive field, the order of pointwise and spatial."""
import random

from article import Article

page = Article("thundernet")
c, p4, p5, boxes = 5 * 7 * 7, 400, 100, 200
expected = {
    "CEM": (c * (p4 * 264 + p5 * 528 + 528), p4 * 9 * c * c),
    "RPN": (p4 * (25 * c + c * 256), p4 * 9 * c * 256),
    "SAM": (p4 * 256 * c, 0),
    "检测头": (boxes * c * 1024, boxes * 2 * c * 1024),
}
data = {row["part"]: (int(row["thundernet"]), int(row["usual"])) for row in page.data("budget.csv")}
page.equal("budget.csv", data, expected)
sums = tuple(map(sum, zip(*expected.values())))
page.equal("tbl-budget", [row[:3] for row in page.table("tbl-budget")],
           [[name, f"{a:,}", f"{b:,}"] for name, (a, b) in {**expected, "合计": sums}.items()])
page.equal("CEM parameters", c * (264 + 528 + 528) + 3 * c, 324_135)
page.equal("RPN", (25 * c + c * 256, 9 * c * 256, f"{9 * c * 256 / (25 * c + c * 256):.1f}"), (68_845, 564_480, "8.2"))
page.equal("head and anchors", (c * 1024, 20 * 20 * 25), (250_880, 10_000))
page.says("、".join(f"{16 / (width + 9):.1%}" for width in map(int, page.table("tbl-snet")[1][2:5])), "$(320/800)^2=1/6.25$")
page.near("input", (320 / 800) ** 2, 1 / 6.25, 1e-12)
page.equal("tbl-results", page.table("tbl-results"), [[v or "—" for v in row.values()] for row in page.data("results.csv")])
page.near("AP gain", 23.6 - 19.1, 4.5, 1e-9)

random.seed(0)                                 # pointwise and nearest upsampling commute, biases and all
m, n = 3, 2
w = [[random.gauss(0, 1) for _ in range(m)] for _ in range(n)]
b = [random.gauss(0, 1) for _ in range(n)]
x = [[[random.gauss(0, 1) for _ in range(4)] for _ in range(4)] for _ in range(m)]


def point(x):
    return [[[sum(w[o][i] * x[i][r][s] for i in range(m)) + b[o] for s in range(len(x[0][0]))] for r in range(len(x[0]))] for o in range(n)]


def up(x):
    return [[[row[s // 2] for s in range(2 * len(row))] for row in plane for _ in (0, 1)] for plane in x]


def mean(x):
    return [[[sum(map(sum, plane)) / 16]] for plane in x]


page.equal("upsampling", up(point(x)), point(up(x)))
for one, other in zip(mean(point(x)), point(mean(x))):
    page.near("mean", one[0][0], other[0][0], 1e-12)
snet = {row[0]: list(map(int, row[2:5])) for row in page.table("tbl-snet")}
page.equal("SNet146", (snet["SNet146"][1], snet["SNet146"][2]), (264, 528))
for name, stages in snet.items():
    page.equal(name, stages, [stages[0] * 2**i for i in range(3)])
page.says(f"由 {(expected['RPN'][1] + expected['检测头'][1]) / 1e6:.1f} M 降到 {(expected['RPN'][0] + expected['检测头'][0]) / 1e6:.1f} M",
          f"拿 {(expected['CEM'][0] + expected['SAM'][0]) / 1e6:.1f} M")
page.done()
