// From what is asked to what is shown. Nothing in this file knows of a page or a browser.
import { join, readQuery } from './search-index.js';

const excerptLength = 90;

/**
 * The articles that have all that is asked, the best first. Whether a phrase stands in one as a whole is only known when its text
 * has been read, so they are read as they are shown.
 * @returns {{count: number, isExact: boolean, next: (n: number) => Promise<Hit[]>}}
 */
export const search = async (index, query) => {
  const pieces = readQuery(query);
  const found = await Promise.all(pieces.map(ways => findPiece(index, ways)));
  const ranked = found.length ? rank(index, found) : [];
  let at = 0, dropped = 0;
  return {
    get count() { return ranked.length - dropped; },
    get isExact() { return at === ranked.length; },
    get isOver() { return at === ranked.length; },
    next: async wanted => {
      const hits = [];
      // Where few of the candidates are true, less is shown at a time, so that less is fetched.
      for (let looked = 0; hits.length < wanted && at < ranked.length && (looked < 2 * wanted || !hits.length);) {
        const some = ranked.slice(at, at + wanted - hits.length);
        at += some.length;
        looked += some.length;
        const read = (await Promise.all(some.map(article => readHit(index, article, pieces, found)))).filter(hit => hit);
        dropped += some.length - read.length;
        hits.push(...read);
      }
      return hits;
    },
  };
};

/** Article → the parts in which the piece may stand, the weightiest first, and how much they weigh together. */
const findPiece = async (index, ways) => {
  const parts = new Map();
  const look = async way => {
    const [fewest, ...others] = (await Promise.all(way.terms.map(({ term, isPrefix }) => index.postings(term, isPrefix)))).sort((a, b) => a.size - b.size);
    for (const [part, weight] of fewest) {
      if (others.every(other => other.has(part))) parts.set(part, Math.max(parts.get(part) ?? 0, Math.min(weight, ...others.map(other => other.get(part)))));
    }
  };
  await Promise.all(ways.filter(way => !way.isWeak).map(look));
  if (!parts.size) await Promise.all(ways.filter(way => way.isWeak).map(look));
  const articles = new Map();
  for (const [part, weight] of [...parts].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
    const article = index.articleOf[part];
    const known = articles.get(article) ?? { weight: 0, parts: [] };
    articles.set(article, known);
    known.weight += weight;
    known.parts.push(part);
  }
  return articles;
};

/** BM25 over articles, whose length is the number of their parts; titles and headings weigh more in the index already. The newer first where two are as good. */
const rank = (index, found) => {
  const scores = new Map();
  const [fewest] = [...found].sort((a, b) => a.size - b.size);
  for (const article of fewest.keys()) {
    if (!found.every(articles => articles.has(article))) continue;
    const norm = .25 + .75 * index.sizeOf(article) / index.partsPerArticle;
    scores.set(article, found.reduce((score, articles) => {
      const { weight } = articles.get(article);
      return score + Math.log(1 + (index.count - articles.size + .5) / (articles.size + .5)) * weight * 2.2 / (weight + 1.2 * norm);
    }, 0));
  }
  return [...scores].sort((a, b) => b[1] - a[1] || b[0] - a[0]).map(([article]) => article);
};

/** Null where a piece turns out not to stand in the article. */
const readHit = async (index, article, pieces, found) => {
  const parts = new Map(); // those with a piece; the first to be read are those that may have most
  const mayHave = part => found.filter(articles => articles.get(article).parts.includes(part)).length;
  for (let i = 0; i < pieces.length; i++) {
    const candidates = found[i].get(article).parts.toSorted((a, b) => parts.has(b) - parts.has(a) || mayHave(b) - mayHave(a));
    let isThere = false;
    for (const number of candidates) {
      const part = await index.part(number);
      isThere = [part.title, part.topic, part.names, ...part.lines].some(line => find(line, pieces[i]).length);
      if (isThere) parts.set(number, part);
      if (isThere) break;
    }
    if (!isThere) return null;
  }
  return show([...parts.values()], pieces);
};

const find = (line, ways) => ways.flatMap(way => way.find(line));

const show = (parts, pieces) => {
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
