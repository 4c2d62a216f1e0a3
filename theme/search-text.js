// How search reads text. The index is made by the same rules in C# (src/Search/), whose table of letters this very function
// has printed; tests/SearchTests.cs holds the two against each other.

/** What Unicode calls different and a reader does not. */
const same = { '\u2010': '-', '\u2011': '-', '\u2013': '-', '\u2014': '-', '\u2212': '-', '\u2217': '*', '\u22c5': '\u00b7', '\u2223': '|', '\u22a4': 't', '\u2018': "'", '\u2019': "'", '\u2032': "'", '\u201c': '"', '\u201d': '"', '\u03c2': '\u03c3' };

/** One character as it is compared: by NFKC, in lower case, European letters without accents. May become several, or none. */
export const foldCharacter = character => {
  let folded = '';
  for (const part of character.normalize('NFKC').toLowerCase().normalize('NFKC')) {
    if (/\p{Mn}|\p{Cf}/u.test(part)) continue;
    const bare = /[\u0080-\u052f\u1e00-\u1fff]/.test(part) ? part.normalize('NFD')[0] : part;
    folded += same[bare] ?? bare;
  }
  return folded;
};

/** Ideographs and kana, by UTF-16 code units; every character beyond the first plane counts as one. */
export const isHan = unit => /[\u3400-\u9fff\uf900-\ufaff\u3005-\u3007\u3041-\u30ff\ud800-\udfff]/.test(unit);
export const isWord = unit => !isHan(unit) && /[\p{L}\p{N}]/u.test(unit);
const isSpace = unit => /\s/.test(unit);

/** Characters beside which any other stands: a term that would end with one of them takes one more. */
export const isCommon = unit => '的一是在了不和有为中个可以上与'.includes(unit);

const known = new Map();
const foldOnce = character => {
  if (character >= '\u4e00' && character <= '\u9fff') return character;
  if (!known.has(character)) known.set(character, foldCharacter(character));
  return known.get(character);
};

/** The folded text, and for each of its units the character that it comes from: [start, end) in the text. */
const fold = (text, isKept) => {
  const units = [], from = [];
  let at = 0;
  for (const character of text) {
    for (const unit of foldOnce(character).split('')) {
      if (isKept(unit)) { units.push(unit); from.push([at, at + character.length]); }
    }
    at += character.length;
  }
  return { units, from };
};

/** Spaces stay between two words only. */
export const foldText = text => {
  const folded = { text: '', from: [] };
  let gap;
  const { units, from } = fold(text, () => true);
  units.forEach((unit, i) => {
    if (isSpace(unit)) { gap ??= from[i]; return; }
    if (gap && isWord(unit) && isWord(folded.text.at(-1) ?? '')) { folded.text += ' '; folded.from.push(gap); }
    gap = undefined;
    folded.text += unit;
    folded.from.push(from[i]);
  });
  return folded;
};

/** A formula may be written with other spaces and brackets, and with the signs of TeX. */
export const foldFormula = text => {
  const { units, from } = fold(text, unit => !/[\s()[\]{}^_$\\&]/.test(unit));
  return { text: units.join(''), from };
};
