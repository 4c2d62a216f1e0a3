// Fonts that stand in for KaTeX's until those have come: Times and the fonts with its metrics, each letter stretched to
// KaTeX's width and every line as high, so that nothing moves when they do. A table row is KaTeX's width over that of
// Times, in per cent, and the characters for which it is so (measured; those of a row are within 4 of it).
const faces = [
  { family: "TX Tele", ascent: 0.69, descent: 0.23, local: ["Courier New", "Liberation Mono", "Cousine"], rows: { 87.5: "" } },
  {
    family: "TX Main", ascent: 0.9, descent: 0.27, local: ["Times New Roman", "Liberation Serif", "Tinos"],
    rows: { 83: "[]", 100: "0123456789:;→←·cegilowszSZ", 106: "AHNUVXYkqvxyBDmCIKOQGWLM", 111: ",.bdhnpuEajR", 118: "()…FrTP", 139: "=+−<>×|∞t", 142: "≤≥≈" },
  },
  {
    family: "TX Math", ascent: 0.72, descent: 0.22, italic: true, local: ["Times New Roman Italic", "Liberation Serif Italic", "Tinos Italic"],
    rows: { 88: "bqωϕ", 97: "gUVθδoc", 105: "pξdYeFPTψaOlwCη∂", 112: "ζρvGyQνWuβπhDHℓ", 119: "rMσkευφznNκμsEmLατ", 126: "ASZiBRJKιxt", 135: "γIλXχ", 148: "j", 176: "f" },
  },
];

const percent = (part) => `${Number(part.toFixed(1))}%`;
const range = (characters) => [...characters].map((c) => `U+${c.codePointAt(0).toString(16)}`).join();

/** The style's @font-face rules. */
export const standIns = faces.flatMap(({ family, ascent, descent, italic, local, rows }) => Object.entries(rows).map(([size, characters]) => [
  `@font-face { font-family: "${family}"; src: ${local.map((name) => `local("${name}")`).join()}; size-adjust: ${size}%; line-gap-override: 0%;`,
  `ascent-override: ${percent(1e4 * ascent / size)}; descent-override: ${percent(1e4 * descent / size)};`,
  italic ? "font-style: italic;" : "", characters && `unicode-range: ${range(characters)};`, "}\n"].join(" "))).join("");
