// How a hit is shown: pieces of text, marked or not. Nothing in this file knows of a page or a browser.
import { join } from './search-index.js';

const excerptLength = 90;

export const find = (line, ways) => ways.flatMap(way => way.find(line));

/** @param parts those texts of an article in which something was found */
export const show = (parts, pieces) => {
  const [{ title, href, date, topic, names }] = parts;
  const lines = parts.flatMap(part => part.lines);
  const marks = line => pieces.flatMap(ways => find(line, ways)).sort((a, b) => a[0] - b[0]);
  const whole = line => line ? segments(line.text, marks(line), 0, line.text.length) : [];
  const scores = lines.map(line => pieces.filter(ways => find(line, ways).length).length);
  const at = scores.indexOf(Math.max(1, ...scores)); // -1 where all stands in the title
  const anchor = lines[at]?.anchor;
  const body = passage(lines, Math.max(0, at));
  return {
    href: anchor ? `${href}#${encodeURIComponent(anchor)}` : href,
    date,
    topic: whole(topic),
    names: marks(names).length ? whole(names) : [],
    title: whole(title),
    section: whole(anchor && lines.slice(0, at + 1).findLast(line => line.isHeading && line.anchor === anchor)),
    excerpt: body ? excerpt(body, marks(body)) : [],
  };
};

/** A line of text and, where it is short, as a cell of a table is, those after it. */
const passage = (lines, at) => {
  const taken = [];
  for (let i = at, length = 0; i < lines.length && length < excerptLength / 2; i++) {
    if (lines[i].isHeading && taken.length) break;
    if (lines[i].isHeading) continue;
    taken.push(lines[i]);
    length += lines[i].text.length;
  }
  return taken.length ? join(taken) : undefined;
};

/** About a line and a half around the first mark; formulas and words stay whole. */
const excerpt = (line, marks) => {
  const { text, formulas } = line;
  const around = (at, side) => formulas.find(formula => formula.start < at && at < formula.end)?.[side] ?? at;
  const wordEdge = (at, step) => {
    let edge = at;
    while (edge > 0 && edge < text.length && /[\p{L}\p{N}]/u.test(text[edge]) && /[a-z\d]/i.test(text[edge - 1]) && Math.abs(edge - at) < 20) edge += step;
    return edge;
  };
  let start = Math.max(0, (marks[0]?.[0] ?? 0) - excerptLength / 3);
  if (start < excerptLength / 6) start = 0;
  start = wordEdge(around(start, 'start'), -1);
  const end = wordEdge(around(Math.min(text.length, Math.max(start + excerptLength, marks[0]?.[1] ?? 0)), 'end'), 1);
  const shown = segments(text, marks, start, end);
  if (start > 0) shown.unshift({ text: '…', isMarked: false });
  if (end < text.length) shown.push({ text: '…', isMarked: false });
  return shown;
};

const segments = (text, marks, start, end) => {
  const shown = [];
  let at = start;
  const add = (to, isMarked) => { if (to > at) shown.push({ text: text.slice(at, to), isMarked }); at = Math.max(at, to); };
  for (const [from, to] of marks) {
    add(Math.min(from, end), false);
    add(Math.min(to, end), true);
  }
  add(end, false);
  return shown;
};
