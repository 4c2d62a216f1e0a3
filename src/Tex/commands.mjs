// Writes commands.txt, what KaTeX knows, from the package itself:
//   npm install katex@0.19.1 && node commands.mjs node_modules/katex > commands.txt
import { readFileSync, writeFileSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { pathToFileURL } from "node:url";

// KaTeX keeps its tables to itself: a copy of the module is made to export them.
const home = process.argv[2];
const copy = join(mkdtempSync(join(tmpdir(), "katex-")), "katex.mjs");
writeFileSync(copy, readFileSync(join(home, "dist/katex.mjs"), "utf8") + "\nexport { symbols, _functions, _macros, _environments };\n");
const { symbols, _functions, _macros, _environments, default: katex } = await import(pathToFileURL(copy));

const isCommand = name => /^\\([A-Za-z]+|[^A-Za-z@\s])$/.test(name);
const all = { ...symbols.text, ..._functions, ..._macros, ...symbols.math, "\\ce": {}, "\\pu": {} };
const names = Object.keys(all).filter(isCommand).sort();

console.log(`# What KaTeX ${katex.version} knows, written by commands.mjs: commands, one that is a symbol with its class and character; environments.`);
for (const name of names) {
    const symbol = symbols.math[name] ?? symbols.text[name];
    const isCharacter = symbol?.replace && !/[\ue000-\uf8ff]/.test(symbol.replace);
    console.log(isCharacter ? `${name} ${symbol.group} ${symbol.replace}` : name);
}
for (const name of Object.keys(_environments).sort()) console.log(`begin ${name}`);
