"""Reads the feeds of a built site as feed readers do, with feedparser: python3 feeds.py output/

Every feed.xml and rss.xml must parse without a complaint, and every entry must have an id, a link, a date and its text.
"""
import pathlib
import sys

import feedparser

folder = pathlib.Path(sys.argv[1])
files = sorted(path for path in folder.rglob("*.xml") if path.name in ("feed.xml", "rss.xml"))
if not files:
    sys.exit(f"no feeds in {folder}")
for path in files:
    feed = feedparser.parse(path.read_bytes())
    if feed.bozo:
        sys.exit(f"{path}: {feed.bozo_exception}")
    if not feed.entries or not feed.feed.title or not feed.feed.link or not feed.feed.get("language"):
        sys.exit(f"{path}: no entries, title, link or language")
    ids = [entry.id for entry in feed.entries]
    if len(set(ids)) < len(ids):
        sys.exit(f"{path}: two entries share an id")
    for entry in feed.entries:
        text = entry.content[0].value if entry.get("content") else ""
        if not entry.link.startswith("http") or not entry.get("published_parsed") or not entry.title or not text:
            sys.exit(f"{path}: {entry.id} lacks a link, a date, a title or its text")
        if "katex" in text or "<script" in text:
            sys.exit(f"{path}: {entry.id} has markup that needs the site's own style or script")
    print(f"{path}: {feed.version}, {len(feed.entries)} entries")
