// The engines that draw, one bundle each, for V8 without a browser around it: it has no loader, so each is one script that
// defines one global. src/Drawings has what stands before and after them.
const entries = {
  // Its parts, not its front door: flowcharts are read by src/Drawings/mermaid-bridge.js, because its own reader drops what it does not know.
  mermaid: `
    export { renderMermaidSVG as draw } from "./node_modules/beautiful-mermaid/src/index.ts";
    export { layoutGraphSync as layout } from "./node_modules/beautiful-mermaid/src/layout-engine.ts";
    export { renderSvg as render } from "./node_modules/beautiful-mermaid/src/renderer.ts";
    export { normalizeBrTags as label } from "./node_modules/beautiful-mermaid/src/multiline-utils.ts";`,
  graphviz: `export { instance } from "@viz-js/viz";`,
  vega: `
    export { parse, View, SVGStringRenderer, textMetrics, setRandom, randomLCG, Warn } from "vega";
    export { compile } from "vega-lite";`,
};

/** Writes them into a folder. */
export const bundleDrawings = (esbuild, common, folder) => Promise.all(Object.entries(entries).map(([name, contents]) => esbuild.build({
  ...common, outfile: `${folder}/${name}.js`, format: "iife", globalName: `${name}Engine`, target: "es2022", platform: "browser",
  stdin: { contents, resolveDir: ".", loader: "ts" },
})));
