// KaTeX's fonts cut into parts of signs that are used together: a browser fetches those parts of a font whose signs a page
// shows. The first part of a font is what most pages need of it, the others go by the blocks of Unicode.
import { readFileSync, writeFileSync } from "node:fs";
import { Blob, Face } from "harfbuzzjs";
import subset from "subset-font";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const words = `${letters}0123456789 \u00a0`;
const ascii = String.fromCharCode(...Array.from({ length: 95 }, (_, i) => 0x20 + i));
const greek = "αβγδεζηθικλμνξοπρστυφχψωϵϕ";
/** Each on at least one of a hundred pages with formulas, and their kin; U+E020 strikes through (`\neq`). */
const signs = "ΓΔΘΛΞΠΣΥΦΨΩℓ∂∇∞∅∀∃−±×⋅∗∘⊙∩∪∖∣∥∈⊂⊆∼≈≡\ue020≤≥≪≫∝⊤⊥…⋯⋮⋱′ˉ˙←→⟨⟩⌊⌋⌈⌉\u00a0";

/** By font; one that is not here is small, and stays whole. */
const first = {
  "Main-Regular": ascii + signs, "Main-Bold": words, "Main-Italic": words, "Main-BoldItalic": words,
  "Math-Italic": letters + greek, "Math-BoldItalic": letters + greek,
  "AMS-Regular": letters, "Typewriter-Regular": `${words}-.,:/|()`,
  "SansSerif-Regular": words, "SansSerif-Bold": words, "SansSerif-Italic": words,
};

const blockOf = (c) => (c < 0x2190 ? "latin" : c < 0x2200 || (c >= 0x27f0 && c < 0x2800) ? "arrows" : c < 0x2300 ? "operators" : "others");

/**
 * Writes a file for each part of a font and gives their sources. A range names what the part has and nothing else, or a
 * browser would fetch it for what it has not. Hints go: in these fonts they are the same few bytes for every letter.
 */
async function cut(name, folder, target) {
  const font = readFileSync(`${folder}KaTeX_${name}.ttf`);
  const parts = {};
  for (const c of new Face(new Blob(font)).collectUnicodes()) {
    const isFirst = first[name]?.includes(String.fromCodePoint(c)) ?? true;
    (parts[isFirst ? "" : `-${blockOf(c)}`] ??= []).push(c);
  }
  return Promise.all(Object.entries(parts).map(async ([part, points]) => {
    const file = `KaTeX_${name}${part}.woff2`;
    writeFileSync(`${target}${file}`, await subset(font, String.fromCodePoint(...points), { targetFormat: "woff2", noHinting: true }));
    return `src: url(fonts/${file}) format("woff2"); unicode-range: ${rangeOf(points)};`;
  }));
}

/** KaTeX's style with the fonts cut: a rule for each part, whose file is in the target. */
export async function cutFonts(css, folder, target) {
  const rules = css.match(/@font-face\s*\{[^}]*\}/g);
  const sources = await Promise.all(rules.map((rule) => cut(/KaTeX_([\w-]+)\.woff2/.exec(rule)[1], folder, target)));
  return rules.reduce((style, rule, i) => style.replace(rule, () => sources[i].map((source) => rule.replace(/src:[^;]*;/, () => source)).join("\n")), css);
}

/** Code points in rising order as CSS has them, neighbours together. */
function rangeOf(points) {
  const runs = [];
  for (const c of points) {
    if (runs.at(-1)?.[1] === c - 1) runs.at(-1)[1] = c;
    else runs.push([c, c]);
  }
  return runs.map(([from, to]) => `U+${from.toString(16)}${to > from ? `-${to.toString(16)}` : ""}`).join();
}
