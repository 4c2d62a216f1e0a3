// Restores the packages of package-lock.json, once, and bundles them with the theme's own style and script into vendor/:
//
//   vendor/site.css, site.js, search.js, fonts/*.woff2   what readers get
//   vendor/engine/*                           what the generator runs or reads: KaTeX, highlight.js, what draws, citeproc-js, the fonts of cards
//
// Run by restore.targets before a build of ../site.csproj, and only when something here is newer than vendor/.
import { createHash } from "node:crypto";
import { closeSync, constants, copyFileSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { citationEntry, styleNames } from "./citations.mjs";
import { exclusively, isOlder, isRestored, restore } from "./restore.mjs";
import { bundleDrawings } from "./drawings.mjs";
import { standIns } from "./stand-ins.mjs";

const stamp = "vendor/.stamp";
const inputs = () => readdirSync(".").filter((name) => /\.(css|js|mjs|svg)$|^package-lock\.json$/.test(name));

/**
 * KaTeX's style with its fonts cut into parts, which are put into a folder. In each style `.kx` is the rest of a formula that
 * was parted so that its last box stays with the punctuation after it.
 */
const styles = (cutFonts, fonts) => ({
  name: "styles",
  setup: (build) =>
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const style = readFileSync(path, "utf8");
      const contents = basename(path) === "katex.css" ? await cutFonts(style, `${dirname(path)}/fonts/`, fonts) : style;
      return { contents: contents.replace(/\.katex(?![\w-])/g, ":is(.katex, .kx)"), loader: "css" };
    }),
});

function ensureRestored() {
  if (isRestored("./")) return;
  tell("restoring theme/package.json (once)…");
  if (!restore("./")) fail("npm could not restore theme/package.json (its message is above). The first build needs a network; later ones do not.");
}

async function bundle() {
  const [esbuild, { cutFonts }] = [await import("esbuild"), await import("./fonts.mjs")]; // not there before the packages are
  const made = "vendor.new";
  rmSync(made, { recursive: true, force: true });
  for (const folder of ["engine", "fonts"]) mkdirSync(`${made}/${folder}`, { recursive: true });

  const common = { bundle: true, minify: true, charset: "utf8", legalComments: "none", logLevel: "error" };
  await esbuild.build({
    ...common, outfile: `${made}/site.css`, external: ["fonts/*"], loader: { ".svg": "dataurl" }, plugins: [styles(cutFonts, `${made}/fonts/`)],
    stdin: { contents: `@import "katex/dist/katex.css"; @import "./site.css"; @import "./search.css";\n${standIns}`, resolveDir: ".", loader: "css" },
  });
  copyFileSync("favicon.svg", `${made}/favicon.svg`);
  await esbuild.build({ ...common, outfile: `${made}/site.js`, entryPoints: ["site.js"], format: "iife", target: "es2022" });

  await esbuild.build({ ...common, outfile: `${made}/search.js`, entryPoints: ["search.js"], format: "esm", target: "es2022" });

  const katex = "node_modules/katex/dist/";
  // Scripts as they are published: both define or find the global `katex`.
  writeFileSync(`${made}/engine/katex.js`, ["katex.min.js", "contrib/mhchem.min.js"].map((file) => readFileSync(katex + file, "utf8")).join("\n;\n"));

  const languages = await import("highlight.js").then(({ default: hljs }) => hljs.listLanguages().map((name) => ({ name, aliases: hljs.getLanguage(name).aliases ?? [] })));
  await esbuild.build({
    ...common, outfile: `${made}/engine/highlight.js`, format: "iife", globalName: "highlighter", target: "es2022",
    stdin: { contents: await highlighterEntry(esbuild, languages), resolveDir: ".", loader: "js" },
  });
  writeFileSync(`${made}/engine/languages.txt`, languageNames(languages));
  await bundleDrawings(esbuild, common, `${made}/engine/drawings`);
  await esbuild.build({
    ...common, outfile: `${made}/engine/citations.js`, format: "iife", globalName: "citationLibrary", target: "es2022",
    stdin: { contents: citationEntry(), resolveDir: ".", loader: "js" },
  });
  writeFileSync(`${made}/engine/styles.txt`, styleNames());
  copyFonts(`${made}/engine/fonts`);

  writeFileSync(`${made}/.stamp`, "");
  rmSync("vendor", { recursive: true, force: true });
  renameSync(made, "vendor");
}

/** The fonts of cards, and what changes with any byte of them, which is asked for more often than they are. */
function copyFonts(folder) {
  const fonts = ["@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold", "@expo-google-fonts/stix-two-math/400Regular/STIXTwoMath_400Regular", "katex/dist/fonts/KaTeX_Typewriter-Regular"];
  mkdirSync(folder);
  const digests = fonts.map((font) => {
    const [file, name] = [`node_modules/${font}.ttf`, `${font.split("/").at(-1)}.ttf`];
    copyFileSync(file, `${folder}/${name}`, constants.COPYFILE_FICLONE);
    return `${createHash("sha256").update(readFileSync(file)).digest("hex")} ${name}\n`;
  });
  writeFileSync(`${folder}/digests.txt`, digests.join(""));
}

/** The core and, for each language, the text of a function that gives its grammar: of a million letters a site needs a few thousand, and those of a text cost nothing. */
async function highlighterEntry(esbuild, languages) {
  const grammarOf = async ({ name }) => {
    const source = readFileSync(`node_modules/highlight.js/lib/languages/${name}.js`, "utf8"); // a CommonJS module that requires no other
    const { code } = await esbuild.transform(`(() => { const module = {};\n${source}\nreturn module.exports; })()`, { minify: true, charset: "utf8", legalComments: "none", target: "es2022" });
    return [name, code.trimEnd()];
  };
  const grammars = Object.fromEntries(await Promise.all(languages.map(grammarOf)));
  return `import core from "highlight.js/lib/core";\nexport { core };\nexport const grammars = ${JSON.stringify(grammars)};`;
}

/** Lines of «name language» for every name that an author may write. No alias hides a language's own name; of two that claim one, the first has it. */
function languageNames(languages) {
  const ours = { jl: "julia", asm: "x86asm", nasm: "x86asm", vue: "xml", svelte: "xml", mathml: "xml", cuda: "cpp", opencl: "cpp", hlsl: "glsl", wolfram: "mathematica", octave: "matlab", python3: "python", py3: "python", cython: "python", json5: "json", jsonl: "json", sass: "scss", racket: "scheme", elisp: "lisp", systemd: "ini", conf: "ini", env: "bash", mysql: "sql" };
  const table = new Map(languages.map(({ name }) => [name, name]));
  const aliases = languages.flatMap(({ name, aliases }) => aliases.map((alias) => [alias.toLowerCase(), name]));
  for (const [alias, name] of [...aliases, ...Object.entries(ours)]) if (!table.has(alias) && !/\s/.test(alias)) table.set(alias, name);
  return [...table].map(([alias, name]) => `${alias} ${name}\n`).sort().join("");
}

/** «dotnet run» shows nothing of a build but its warnings, and this is none: so it goes to the terminal, where there is one. */
function tell(message) {
  try {
    const terminal = openSync(process.platform === "win32" ? "\\\\.\\CON" : "/dev/tty", "w");
    writeSync(terminal, `${message}\n`);
    closeSync(terminal);
  } catch {
    // nobody is looking
  }
}

function fail(message) {
  console.error(`error : ${message}`);
  process.exit(1);
}

process.chdir(fileURLToPath(new URL(".", import.meta.url)));
await exclusively("./", async () => {
  if (!inputs().some((input) => isOlder(stamp, input))) return;
  ensureRestored();
  await bundle();
});
