"""deformable-convolution: the kernel of bilinear sampling, its gradient, the initial half, channels and costs."""
import random
import re
from math import cos, exp, floor, pi, sin

from article import Article

page = Article("deformable-convolution")
random.seed(0)
x = {(i, j): random.gauss(0, 1) for i in range(8) for j in range(8)}


def g(a, b):
    return max(0.0, 1 - abs(a - b))


def whole(px, py):
    return sum(g(i, px) * g(j, py) * v for (i, j), v in x.items())


def four(px, py):
    i, j = floor(px), floor(py)
    a, b = px - i, py - j
    x00, x10, x01, x11 = x[i, j], x[i + 1, j], x[i, j + 1], x[i + 1, j + 1]
    return ((1 - a) * (1 - b) * x00 + a * (1 - b) * x10 + (1 - a) * b * x01 + a * b * x11,
            (1 - b) * (x10 - x00) + b * (x11 - x01), (1 - a) * (x01 - x00) + a * (x11 - x10))


for _ in range(50):
    px, py = random.uniform(0, 6.9), random.uniform(0, 6.9)
    value, dx, dy = four(px, py)
    page.near("four corners", value, whole(px, py), 1e-12)
    page.near("weights", sum(g(i, px) * g(j, py) for i, j in x), 1, 1e-12)
    h = 1e-7
    if min(px % 1, py % 1) > 1e-3 and max(px % 1, py % 1) < 1 - 1e-3:
        page.near("d/dx", dx, (whole(px + h, py) - whole(px - h, py)) / (2 * h), 1e-5)
        page.near("d/dy", dy, (whole(px, py + h) - whole(px, py - h)) / (2 * h), 1e-5)
page.near("right derivative", four(3, 2)[1], x[4, 2] - x[3, 2], 1e-12)
page.near("left derivative", (whole(3, 2) - whole(3 - 1e-7, 2)) / 1e-7, x[3, 2] - x[2, 2], 1e-5)

page.equal("half", 1 / (1 + exp(0)), 0.5)
page.equal("channels", (2 * 9, 3 * 9, 9 * 256 * 18), (18, 27, 41472))
page.says(f"$C'=256$时多 {(2 * 9 + 4) / 256:.1%}", "$9\\times256\\times18=41\\,472$个")
page.equal("tbl-results", page.table("tbl-results"), [list(row.values()) for row in page.data("results.csv")])
gains = [float(row["v2"]) - float(row["v1"]) for row in page.data("results.csv")]
page.equal("two to four points", all(1.95 < gain < 4 for gain in gains), True)
dots = [(float(a), float(b)) for a, b in re.findall(r'class="dsig" cx="([\d.]+)" cy="([\d.]+)"', page.drawing("grid.svg"))]
page.equal("points of four grids", len(dots), 36)
STEP, TURN = 34, pi / 6
for panel, move in ((0, lambda a, b: (a, b)), (1, lambda a, b: (2 * a, 2 * b)),
                    (2, lambda a, b: (cos(TURN) * a - sin(TURN) * b, sin(TURN) * a + cos(TURN) * b))):
    some = dots[9 * panel:9 * panel + 9]
    (cx, cy) = some[4]
    for (px, py), (b, a) in zip(some, ((b, a) for b in (-1, 0, 1) for a in (-1, 0, 1))):
        dx, dy = move(a, b)
        page.near(f"grid.svg {panel}", px, cx + STEP * dx, 0.06)
        page.near(f"grid.svg {panel}", py, cy + STEP * dy, 0.06)
page.done()
