// Restores the packages of package-lock.json, once, and bundles them with the theme's own style and script into vendor/:
//
//   vendor/site.css, site.js, search.js, fonts/*.woff2   what readers get
//   vendor/engine/*                           what the generator runs or reads: KaTeX, highlight.js, the fonts of cards
//
// Run by restore.targets before a build of ../site.csproj, and only when something here is newer than vendor/.
// Two builds may run it at the same time: the second waits for the first and finds the work done.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, constants, copyFileSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { standIns } from "./stand-ins.mjs";

const stamp = "vendor/.stamp";
const inputs = () => readdirSync(".").filter((name) => /\.(css|js|mjs|svg)$|^package-lock\.json$/.test(name));

/**
 * KaTeX's style names three formats of every font; each browser that can show the rest of the page reads the first.
 * `.kx` is the rest of a formula that was parted so that its last box stays with the punctuation after it.
 */
const styles = {
  name: "styles",
  setup: (build) =>
    build.onLoad({ filter: /\.css$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8")
        .replace(/, url\([^)]*\.(?:woff|ttf)\) format\("[a-z]+"\)/g, "")
        .replace(/\.katex(?![\w-])/g, ":is(.katex, .kx)"),
      loader: "css",
    })),
};

const isOlder = (file, than) => !existsSync(file) || statSync(file).mtimeMs < statSync(than).mtimeMs;

/** Holds a lock file while it works; a lock whose owner is dead is taken over. */
async function exclusively(work) {
  const lock = ".restore.lock";
  for (let file; ; await sleep(100)) {
    try {
      file = openSync(lock, "wx");
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      if (isAbandoned(lock)) rmSync(lock, { force: true });
      continue;
    }
    try {
      writeSync(file, String(process.pid));
      closeSync(file);
      return await work();
    } finally {
      rmSync(lock, { force: true });
    }
  }
}

function isAbandoned(lock) {
  try {
    const owner = Number(readFileSync(lock, "utf8"));
    if (owner === 0) return Date.now() - statSync(lock).mtimeMs > 5000; // taken, and not yet signed
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}

function restore() {
  // npm writes this file last, so it is there, and newer, only after a restore that came to its end.
  if (!isOlder("node_modules/.package-lock.json", "package-lock.json")) return;
  tell("restoring theme/package.json (once)…");
  const npm = spawnSync("npm ci --ignore-scripts --no-audit --no-fund --loglevel=error", { shell: true, stdio: ["ignore", "ignore", "inherit"] });
  if (npm.status !== 0) fail("npm could not restore theme/package.json (its message is above). The first build needs a network; later ones do not.");
}

async function bundle() {
  const esbuild = await import("esbuild");
  const made = "vendor.new";
  rmSync(made, { recursive: true, force: true });
  mkdirSync(`${made}/engine`, { recursive: true });

  const common = { bundle: true, minify: true, charset: "utf8", legalComments: "none", logLevel: "error" };
  await esbuild.build({
    ...common, outfile: `${made}/site.css`, assetNames: "fonts/[name]", loader: { ".woff2": "copy", ".svg": "dataurl" }, plugins: [styles],
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
    stdin: { contents: highlighterEntry(languages), resolveDir: ".", loader: "js" },
  });
  writeFileSync(`${made}/engine/languages.txt`, languageNames(languages));
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

/** The core and, for each language, a function that gives its grammar: two hundred grammars take longer to make than most sites to highlight. */
function highlighterEntry(languages) {
  const imports = languages.map(({ name }, i) => `import l${i} from "highlight.js/lib/languages/${name}";`);
  const table = languages.map(({ name }, i) => `${JSON.stringify(name)}: l${i}`);
  return `import core from "highlight.js/lib/core";\n${imports.join("\n")}\nexport { core };\nexport const grammars = { ${table.join(", ")} };`;
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
await exclusively(async () => {
  if (!inputs().some((input) => isOlder(stamp, input))) return;
  restore();
  await bundle();
});
