// The index of a site: what it holds is told in src/Search/, and read here. Nothing in this file knows of a page or a browser.
import { foldText } from './search-text.js';

const fingerprintLength = 4;
const mostShards = 5; // of all that begin with a prefix; only one letter or a very common character has more
const levels = [1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64, 96];

/** @param get gives the text of a file of the index, or the bytes of a `.bin`, by its name */
export const openIndex = async get => {
  const manifest = JSON.parse(await get('index.json'));
  const fingerprint = (all, i) => all.slice(i * fingerprintLength, (i + 1) * fingerprintLength);
  const articleOf = manifest.parts.flatMap((count, article) => Array(count).fill(article));
  const firstPart = [];
  manifest.parts.reduce((sum, count, article) => { firstPart[article] = sum; return sum + count; }, 0);
  const fetched = new Map();
  const once = name => {
    if (!fetched.has(name)) fetched.set(name, get(name).catch(error => { fetched.delete(name); throw error; }));
    return fetched.get(name);
  };
  return {
    count: manifest.parts.length,
    partsPerArticle: articleOf.length / Math.max(1, manifest.parts.length),
    articleOf,
    sizeOf: article => manifest.parts[article],
    part: async part => {
      const article = articleOf[part];
      return readPart(await once(`texts/${article}-${part - firstPart[article]}.${fingerprint(manifest.texts, article)}.txt`));
    },
    /** Where a term stands, or everything that begins with it: part → how often, each place as much as it weighs. */
    postings: async (term, isPrefix) => {
      const { first } = manifest;
      let from = first.findLastIndex(bound => bound <= term);
      let to = from + 1;
      while (isPrefix && to < first.length && first[to].slice(0, term.length) <= term && to - from < mostShards) to++;
      const shards = [];
      for (let i = Math.max(0, from); i < Math.min(to, first.length); i++) shards.push(once(`terms/${i}.${fingerprint(manifest.terms, i)}.bin`));
      const found = new Map();
      for (const bytes of await Promise.all(shards)) readShard(bytes, known => isPrefix ? known.startsWith(term) : known === term, found);
      return found;
    },
  };
};

const readShard = (bytes, isWanted, found) => {
  let at = 0;
  const number = () => {
    let value = 0, scale = 1, byte;
    do { byte = bytes[at++]; value += (byte & 127) * scale; scale *= 128; } while (byte > 127);
    return value;
  };
  let units = [];
  while (at < bytes.length) {
    const header = number();
    const shared = header % 8, length = shared + (header >> 3);
    const next = units.slice(0, shared);
    for (let i = shared; i < length; i++) next.push(number() + (i === shared ? units[i] ?? 0 : 0));
    units = next;
    const wanted = isWanted(String.fromCharCode(...units));
    for (let count = number(), part = 0; count > 0; count--) {
      const posting = number();
      part += Math.floor(posting / 16);
      if (wanted) found.set(part, (found.get(part) ?? 0) + levels[posting % 16]);
    }
  }
};

const readPart = text => {
  const [title, href, date, topic, names, ...rest] = text.split('\n');
  const lines = [];
  let anchor = '';
  for (const raw of rest) {
    const heading = /^\u0001([^\u0001]*)\u0001(.*)$/.exec(raw);
    if (heading) anchor = heading[1];
    if (heading ? heading[2] : raw) lines.push(Object.assign(readLine(heading ? heading[2] : raw), { anchor, isHeading: !!heading }));
  }
  return { href, date, title: readLine(title), topic: readLine(topic), names: readLine(names), lines };
};

/** Text with formulas as Unicode, where they stand in it, and the commands of each. */
const readLine = raw => {
  const pieces = raw.split(/\u0002([^\u0002-\u0004]*)\u0003([^\u0002-\u0004]*)\u0004/);
  const formulas = [];
  let text = '';
  for (let i = 0; i < pieces.length; i += 3) {
    text += pieces[i];
    if (i + 1 < pieces.length) formulas.push({ start: text.length, end: (text += pieces[i + 1]).length, commands: pieces[i + 2].split(' ') });
  }
  return lineOf(text, formulas);
};

const lineOf = (text, formulas) => {
  let folded;
  return { text, formulas, fold: () => folded ??= foldText(text) };
};

/** Lines one after another, as one. */
export const join = lines => lines.reduce((all, line) => {
  const start = all.text.length + 1;
  return lineOf(`${all.text}\u3000${line.text}`, [...all.formulas, ...line.formulas.map(formula => ({ ...formula, start: formula.start + start, end: formula.end + start }))]);
});
