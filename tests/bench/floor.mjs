// The yardstick of all times: KaTeX in one V8 over the distinct formulas of a folder of articles, and nothing else of what a site needs.
// usage: node floor.mjs ARTICLES [MACROS.json]; the whole process is timed from outside.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [articles, macrosFile] = process.argv.slice(2);
const katex = createRequire(import.meta.url)(fileURLToPath(new URL('../../theme/node_modules/katex/dist/katex.min.js', import.meta.url)));
const macros = macrosFile ? JSON.parse(readFileSync(macrosFile, 'utf8')) : {};

const code = /^(`{3,}|~{3,})[^]*?^\1|`[^`\n]+`/gm;
const label = /\\label\{[^}]*\}/g; // for references; KaTeX does not know it
const formula = /\$\$([^]+?)\$\$|(?<![\\$])\$([^$]+?)\$(?!\$)/g;

const distinct = { inline: new Set(), display: new Set() };
let written = 0;
for (const file of readdirSync(articles, { recursive: true })) {
  if (!file.endsWith('.md')) continue;
  for (const [, display, inline] of readFileSync(join(articles, file), 'utf8').replace(code, '').matchAll(formula)) {
    (display === undefined ? distinct.inline : distinct.display).add((display ?? inline).replace(label, '').trim());
    written++;
  }
}

let refused = 0;
for (const [style, texts] of Object.entries(distinct)) {
  for (const tex of texts) {
    try {
      katex.renderToString(tex, { displayMode: style === 'display', output: 'htmlAndMathml', strict: 'ignore', macros: { ...macros } });
    } catch {
      refused++; // what only we understand, and what nobody does
    }
  }
}
console.log(`${written} formulas, ${distinct.inline.size + distinct.display.size} distinct, ${refused} refused`);
