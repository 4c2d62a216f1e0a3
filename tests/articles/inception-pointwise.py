"""inception-pointwise: the branches of module (3a), the ratios of separable convolutions, the growth of the width."""
import re

from article import Article

page = Article("inception-pointwise")
M, D = 192, 28
BRANCHES = {"1×1": (1, None, 64), "3×3": (3, 96, 128), "5×5": (5, 16, 32), "池化": (1, None, 32)}


def weights(name, narrow):
    k, r, n = BRANCHES[name]
    if name == "池化":
        return M * n if narrow else 0
    return M * r + k * k * r * n if narrow and r else k * k * M * n


totals = {form: [0, 0] for form in ("直接", "先变窄")}
for row in page.data("inception.csv"):
    w = weights(row["branch"], row["form"] == "先变窄")
    page.equal(f"inception.csv {row['branch']} {row['form']}", (int(row["macs"]), int(row["weights"])), (w * D * D, w))
    totals[row["form"]][0] += w * D * D
    totals[row["form"]][1] += w

*rows, last = page.table("tbl-module")
data = {(r["branch"], r["form"]): r for r in page.data("inception.csv")}
for name, direct, narrow, factor, w1, w2 in rows:
    a, b = data[name, "直接"], data[name, "先变窄"]
    page.equal(name, [direct, narrow, w1, w2], [f"{int(v):,}" for v in (a["macs"], b["macs"], a["weights"], b["weights"])])
    page.equal(f"{name} factor", factor, "" if name == "池化" else f"{int(a['macs']) / int(b['macs']):.2f}")
(f1, p1), (f2, p2) = totals["直接"], totals["先变窄"]
page.equal("sum", last[1:], [f"{f1:,}", f"{f2:,}", f"{f1 / f2:.2f}", f"{p1:,}", f"{p2:,}"])
page.says(f"$163\\,328/1024={p2 / 1024:.1f}$", f"用去其中的 {f2 / 1.5e9:.1%}", f"就是 {f1 / 1.5e9:.0%}")

for row in page.table("tbl-separable"):
    k, m, n, d = map(int, row[:4])
    full, depth, point = k * k * m * n * d * d, k * k * m * d * d, m * n * d * d
    page.equal(f"separable {row[:4]}", row[4:], [f"{full:,}", f"{depth:,}", f"{point:,}", f"{full / (depth + point):.2f}", f"{point / (depth + point):.1%}"])
    page.near("ratio", (depth + point) / full, 1 / n + 1 / k**2, 1e-12)
    page.near("share", point / (depth + point), n / (n + k * k), 1e-12)

A = 64 + 128 + 32
page.says(f"{(M + A) / M:.2f} 倍、{(M + 2 * A) / M:.2f} 倍", f"乘加少了 {4866 / 569:.2f} 倍")
bars = [float(width) for width in re.findall(r'<rect class="f\w+" x="[\d.]+" y="[\d.]+" width="([\d.]+)"', page.drawing("module.svg"))]
widths = [M, 64, 96, 128, 16, 32, M, 32, 64, 128, 32, 32]   # the input, the branches, what they are joined to
page.equal("module.svg", [round(bar / 0.9, 6) for bar in bars], widths)
page.done()
