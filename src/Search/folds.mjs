// Writes folds.txt, the letters that search takes for one, as the client's own function has them:
//   node folds.mjs > folds.txt
import { foldCharacter } from "../../theme/search-text.js";

const sources = new Map();
for (let code = 0; code <= 0x10ffff; code++) {
  if (code >= 0xd800 && code <= 0xdfff) continue;
  const character = String.fromCodePoint(code);
  // Private characters differ from font to font; what Unicode has not assigned yet stays as it is.
  if (/\p{Co}|\p{Cn}/u.test(character)) continue;
  const folded = foldCharacter(character);
  if (folded === character) continue;
  sources.set(folded, (sources.get(folded) ?? "") + character);
}
// A line for each: what it becomes, a tab, the characters.
process.stdout.write([...sources].map(([folded, characters]) => `${folded}\t${characters}\n`).sort().join(""));
