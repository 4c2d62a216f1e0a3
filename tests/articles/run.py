"""Runs the programs of the articles and the checks beside this file; needs Python 3 and nothing else.

    python3 tests/articles/run.py [slug …]      without a slug: every article

A ```python block that a ```text block follows claims to print exactly that text. Each runs by itself in the folder of
its article. tests/articles/<slug>.py checks what an article computes, in numbers and tables, against the data files
beside it. Prints nothing and exits 0 when all is right; else says what is wrong, and exits 1.
"""
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
POSTS = HERE.parents[1] / "input" / "posts"
SECONDS = 120
BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```[ \t]*\n?", re.M | re.S)


def claims(text):
    """(line, program, claimed output) of each program that a block of text follows with only blank lines between."""
    blocks = list(BLOCK.finditer(text))
    for code, shown in zip(blocks, blocks[1:]):
        if code[1] == "python" and shown[1] == "text" and not text[code.end():shown.start()].strip():
            yield text.count("\n", 0, code.start()) + 1, code[3], shown[3]


def run(arguments, folder, given=None):
    try:
        done = subprocess.run([sys.executable, "-B", *arguments], cwd=folder, input=given, capture_output=True, text=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return "", f"ran longer than {SECONDS} s"
    return done.stdout, done.stderr if done.returncode else ""


def faults(slugs):
    for page in sorted(POSTS.glob("*/index*.md")):
        if slugs and page.parent.name not in slugs:
            continue
        for line, program, claimed in claims(page.read_text(encoding="utf-8")):
            printed, error = run(["-I", "-"], page.parent, program)
            if error or printed != claimed:
                yield f"{page.parent.name}/{page.name}:{line}: the program prints\n{printed}{error}where the article claims\n{claimed}"
    for check in sorted(HERE.glob("*.py")):
        if (POSTS / check.stem).is_dir() and (not slugs or check.stem in slugs):
            printed, error = run([str(check)], HERE)
            if error or printed:
                yield f"{check.name}: {printed}{error}"


if __name__ == "__main__":
    unknown = [slug for slug in sys.argv[1:] if not (POSTS / slug).is_dir()]
    found = [f"no article {slug}" for slug in unknown] + list(faults(sys.argv[1:]))
    print("\n".join(found), end="\n" if found else "")
    sys.exit(bool(found))
