// From what is asked to what is shown. Nothing in this file knows of a page or a browser.
import { find, show } from './search-excerpt.js';
import { readQuery } from './search-query.js';

/**
 * The articles that have all that is asked, the best first. Whether a phrase stands in one as a whole is only known when its text
 * has been read, so they are read as they are shown.
 * @returns {{count: number, isOver: boolean, next: (n: number) => Promise<Hit[]>}}
 */
export const search = async (index, query) => {
  const pieces = readQuery(query);
  const found = await Promise.all(pieces.map(ways => findPiece(index, ways)));
  const ranked = found.length ? rank(index, found) : [];
  let at = 0, dropped = 0;
  return {
    get count() { return ranked.length - dropped; },
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
