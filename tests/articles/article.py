"""What the checks of the articles share: an article's text, its tables and the data files beside it."""
import csv
import re
import sys
from pathlib import Path

POSTS = Path(__file__).resolve().parents[2] / "input" / "posts"


class Article:
    def __init__(self, slug, page="index.md"):
        self.folder, self.wrong = POSTS / slug, 0
        self.text = (self.folder / page).read_text(encoding="utf-8")

    def data(self, name):
        """The rows of a CSV beside the article, as dictionaries of strings."""
        with open(self.folder / name, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def table(self, label):
        """The body of the table labelled so, as lists of cells without emphasis."""
        lines = self.text.split("\n")
        end = next(i for i, line in enumerate(lines) if line.startswith(":") and f"{{#{label}}}" in line) - 1
        while not lines[end].startswith("|"):
            end -= 1
        start = end
        while lines[start - 1].startswith("|"):
            start -= 1
        return [[cell.strip().strip("*") for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines[start + 2:end + 1]]

    def axis(self, drawing, direction, read=float):
        """From pixels to values along an axis of a drawing, by its grid: the ticks of a scale lie where they say."""
        at, label = ("x", r'text-anchor="middle"') if direction == "x" else ("y", r'text-anchor="end"')
        other = "y" if at == "x" else "x"
        ticks = []
        for line, text in zip(drawing.split("\n"), drawing.split("\n")[1:]):
            place = dict(re.findall(r'(\w+)="([^"]*)"', line))
            if line.startswith('<line class="grid"') and place[at + "1"] == place[at + "2"] and place[other + "1"] != place[other + "2"] and label in text:
                ticks.append((float(place[at + "1"]), read(re.sub(r"<[^>]*>", "", text).replace("−", "-"))))
        (p, a), (q, b) = ticks[0], ticks[-1]
        for pixel, value in ticks:
            self.near(f"tick {value} of {direction}", p + (value - a) * (q - p) / (b - a), pixel, 0.11)
        return lambda pixel: a + (pixel - p) * (b - a) / (q - p)

    @staticmethod
    def paths(drawing, css):
        """The points of each path of a class, in pixels."""
        return [[tuple(map(float, point.split())) for point in re.split("[ML]", d)[1:]]
                for d in re.findall(rf'<path class="{css}" d="([^"]*)"', drawing)]

    def drawing(self, name):
        return (self.folder / name).read_text(encoding="utf-8")

    def equal(self, what, found, expected):
        if found != expected:
            self.wrong += 1
            print(f"{what}: {found!r}, expected {expected!r}")

    def near(self, what, found, expected, within):
        if not abs(found - expected) <= within:
            self.wrong += 1
            print(f"{what}: {found!r}, expected {expected!r} within {within}")

    def says(self, *texts):
        """Each text stands in the article word for word."""
        for text in texts:
            if text not in self.text:
                self.wrong += 1
                print(f"not in the article: {text}")

    def done(self):
        sys.exit(bool(self.wrong))
