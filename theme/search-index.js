// The index of a site: what it holds is told in src/Search/, and read here. Nothing in this file knows of a page or a browser.
import { foldFormula, foldText, isCommon, isHan, isWord } from './search-text.js';

const fingerprintLength = 4;
const longestTerm = 40; // a longer word is found by its beginning
const mostShards = 5; // of all that begin with a prefix; only one letter or a very common character has more
const mostTerms = 4; // of a phrase; its text decides
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

/**
 * What is asked, in pieces that must all stand in an article. A piece may be read in more than one way; each way has terms, which
 * must all stand in one part, and finds itself in a line: a list of [start, end).
 */
export const readQuery = query => {
  // A formula typed with spaces around its signs is one piece; so is what stands in quotation marks.
  const glued = query.replace(/\s+([\p{Sm}*/^_-]|\\[a-zA-Z]+)\s+/gu, (whole, sign) => sign[0] === '\\' ? whole : sign);
  return [...glued.matchAll(/["“]([^"”]+)["”]|\S+/g)].flatMap(([whole, quoted]) => readPiece(quoted ?? whole)).filter(piece => piece.length);
};

const readPiece = text => {
  const commands = [...text.matchAll(/\\([a-zA-Z]+)/g)];
  if (!commands.length) return [[...asText(text), ...asFormula(text)]];
  const words = text.replace(/\\[a-zA-Z]+/g, ' ').split(/[\s{}()[\]^_$&\\]+/).filter(word => word.length > 1 || isHan(word));
  return [...commands.map(([whole, name], i) => asCommand(name, commands[i].index + whole.length === text.length)), ...words.flatMap(readPiece)];
};

const asText = text => {
  const wanted = foldText(text).text;
  const terms = [];
  for (const { run, isLast } of runsOf(wanted)) {
    if (isHan(run[0])) terms.push(...neighbours(run, hanWidth(run)));
    else terms.push({ term: run.slice(0, longestTerm), isPrefix: (isLast && run.length > 1) || run.length > longestTerm });
  }
  // Short words stand everywhere: they say something only where there is nothing better.
  const isWeak = terms.every(({ term }) => term.length < 3 && !isHan(term[0]));
  return terms.length ? [{ terms: spread(terms), isWeak, find: line => findText(line, wanted) }] : [];
};

/** Runs of Han characters and words. */
const runsOf = text => {
  const runs = [];
  let kind;
  for (let i = 0; i < text.length; i++) {
    const unit = text[i];
    const is = isHan(unit) ? 'han' : isWord(unit) ? 'word' : undefined;
    if (is && is === kind) runs.at(-1).run += unit;
    else if (is) runs.push({ run: unit });
    kind = is;
    if (is) runs.at(-1).isLast = i === text.length - 1;
  }
  return runs;
};

/** The terms that a run must have: every so many neighbours; where the run ends before the term does, whatever begins so. */
const neighbours = (run, widthAt, before = '') => {
  const terms = [];
  for (let i = 0, end = 0; end < run.length; i++) {
    const term = run.slice(i, i + widthAt(i));
    if (i + term.length <= end) continue;
    end = i + term.length;
    terms.push({ term: before + term, isPrefix: term.length < widthAt(i) });
  }
  return terms;
};
const hanWidth = run => i => isCommon(run[i + 1]) ? 3 : 2;

const spread = terms => terms.length <= mostTerms ? terms : Array.from({ length: mostTerms }, (_, i) => terms[Math.round(i * (terms.length - 1) / (mostTerms - 1))]);

/** Signs, Greek letters and letters with digits are most likely to stand in formulas. */
const looksLikeFormula = text => /[^\p{L}\p{N}\s.,:;!?'"、。，：；！？（）“”《》-]|[\u0370-\u03ff]|\p{No}|[a-z]\d/iu.test(text);

const asFormula = text => {
  const wanted = foldFormula(text).text;
  if (!wanted || !looksLikeFormula(text)) return [];
  return [{ terms: spread(neighbours(wanted, () => 3, '$')), find: line => line.formulas.flatMap(formula => findInFormula(line.text.slice(formula.start, formula.end), wanted, formula.start)) }];
};

const asCommand = (name, isPrefix) => [{
  terms: [{ term: `\\${name}`.slice(0, longestTerm), isPrefix: isPrefix && name.length > 1 }],
  find: line => line.formulas.filter(formula => formula.commands.some(command => isPrefix && name.length > 1 ? command.startsWith(name) : command === name)).map(({ start, end }) => [start, end]),
}];

const findAll = ({ text, from }, wanted, isAllowed) => {
  const found = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length))
    if (isAllowed(text, at, at + wanted.length)) found.push([from[at][0], from[at + wanted.length - 1][1]]);
  return found;
};

/** A word is found by its beginning; one letter alone only whole. */
const findText = (line, wanted) => findAll(line.fold(), wanted, (text, start, end) =>
  !(isWord(wanted[0]) && start > 0 && isWord(text[start - 1])) && !(wanted.length === 1 && isWord(wanted) && end < text.length && isWord(text[end])));

const findInFormula = (text, wanted, offset) => findAll(foldFormula(text), wanted, () => true).map(([start, end]) => {
  let open = 0;
  for (const sign of text.slice(start, end)) open += '([{'.includes(sign) ? 1 : ')]}'.includes(sign) ? -1 : 0;
  for (; open > 0 && end < text.length && ')]}'.includes(text[end]); open--) end++; // brackets are no part of what is compared
  return [start + offset, end + offset];
});
