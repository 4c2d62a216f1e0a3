// What is asked, as terms of the index and as places in a line. Nothing in this file knows of a page or a browser.
import { foldFormula, foldText, isCommon, isHan, isWord } from './search-text.js';

const longestTerm = 40; // a longer word is found by its beginning
const mostTerms = 4; // of a phrase; its text decides

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
