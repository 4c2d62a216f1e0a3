// How the generator calls Vega-Lite: drawPlot(spec, files) gives SVG, after a line for each warning, or a refusal; of both the
// place is the path of a value in the specification. `files` is JSON too: texts by the address that the specification has for
// them. `vegaEngine` is made by theme/drawings.mjs.
globalThis.drawPlot = (() => {
  const { parse, View, SVGStringRenderer, textMetrics, setRandom, Warn, compile } = vegaEngine;
  const marks = ["arc", "area", "bar", "boxplot", "circle", "errorband", "errorbar", "geoshape", "image", "line", "point", "rect", "rule", "square", "text", "tick", "trail"];

  const types = ["quantitative", "ordinal", "nominal", "temporal", "geojson"];

  // There is no canvas to measure with: a Han character is as wide as its font is high, others about half of that.
  textMetrics.width = ({ fontSize, limit }, text) => {
    let width = 0;
    for (const sign of Array.isArray(text) ? text.join("") : String(text ?? "")) width += /[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\u3000-\u303f]/.test(sign) ? 1 : /[\p{Lu}mw%@]/u.test(sign) ? 0.68 : /[\silj.,:;'|]/.test(sign) ? 0.3 : 0.55;
    width *= fontSize ?? 11;
    return limit > 0 ? Math.min(limit, width) : width;
  };

  // A plot whose size its author leaves open can be read on a phone without being moved: it is set for some 400 px, its legend below, and the page shrinks it to 300.
  const config = {
    background: null, font: "sans-serif", padding: 4,
    view: { stroke: null, continuousWidth: 330, continuousHeight: 230, step: 32 },
    mark: { color: "var(--link)" }, text: { color: "var(--ink)" }, rule: { color: "var(--ink-2)" }, geoshape: { stroke: "var(--paper)" },
    title: { color: "var(--ink)", fontSize: 15, fontWeight: 700, anchor: "start", offset: 12, subtitleColor: "var(--ink-2)", subtitleFontSize: 13 },
    axis: { labelColor: "var(--ink-2)", titleColor: "var(--ink-2)", titleFontWeight: 400, titleFontSize: 14, labelFontSize: 13, domainColor: "var(--edge)", tickColor: "var(--edge)", gridColor: "var(--rule)", titlePadding: 8 },
    legend: { orient: "bottom", columns: 3, labelColor: "var(--ink)", titleColor: "var(--ink-2)", titleFontWeight: 400, titleFontSize: 14, labelFontSize: 13 },
    header: { labelColor: "var(--ink)", titleColor: "var(--ink-2)", titleFontWeight: 400, titleFontSize: 14, labelFontSize: 13 },
    range: { category: ["var(--link)", "var(--signal)", "var(--leaf)", "light-dark(#8250a8, #b893dc)", "light-dark(#8f6800, #d0a53a)", "light-dark(#0f7f86, #4fb8bf)", "light-dark(#b83a6b, #ee86ab)", "var(--ink-2)"] },
  };

  class Refusal extends Error {}
  const refuse = (message, path) => { throw Object.assign(new Refusal(message), { path }); };

  return (text, filesText) => {
    beginDrawing();
    setRandom(Math.random);
    const warnings = new Set();
    const log = (...words) => warnings.add(words.map((word) => word?.message ?? word).join(" ").replaceAll("\n", " "));
    const logger = { level() { return this; }, error(...words) { throw words[0] instanceof Error ? words[0] : new Error(words.join(" ")); }, warn(...words) { log(...words); return this; }, info() { return this; }, debug() { return this; } };
    try {
      const spec = JSON.parse(text);
      check(spec, []);
      fill(spec, JSON.parse(filesText));
      if (spec.width === "container") spec.width = 600;
      if (spec.height === "container") spec.height = 300;
      const vega = compile(spec, { logger, config }).spec;
      const view = new View(parse(vega), { renderer: "none", logger, logLevel: Warn });
      view.run(); // no data comes from elsewhere, so it has ended when it returns
      const [x, y] = view._origin;
      const { padding } = view;
      const { left, right, top, bottom } = view.padding();
      const renderer = new SVGStringRenderer().initialize(null, view._viewWidth + left + right, view._viewHeight + top + bottom, [x + left, y + top]).background(view.background());
      renderer.render(view.scenegraph().root);
      return [...warnings].map((message) => `\u00010:0:${message}\n`).join("") + renderer.svg();
    } catch (error) {
      if (error instanceof Refusal) return `\0path:${encodeURIComponent(JSON.stringify(error.path))}:0:${error.message}`;
      return `\0wrong:0:0:${error instanceof RangeError ? "it is nested too deeply" : error.message}`;
    }
  };

  /** What Vega-Lite has no good words for. */
  function check(spec, path) {
    if (spec === null || typeof spec !== "object" || Array.isArray(spec)) refuse("a plot is an object between braces", path);
    const mark = spec.mark?.type ?? spec.mark;
    if (typeof mark === "string" && !marks.includes(mark)) refuse(`no mark is called '${mark}'`, [...path, "mark", ...(typeof spec.mark === "string" ? [] : ["type"])]);
    for (const [channel, { type } = {}] of Object.entries(spec.encoding ?? {}).filter(([, value]) => value !== null)) {
      if (typeof type === "string" && !types.includes(type)) refuse(`no type is called '${type}'; there are ${types.join(", ")}`, [...path, "encoding", channel, "type"]);
    }
    for (const key of ["layer", "concat", "hconcat", "vconcat"]) (Array.isArray(spec[key]) ? spec[key] : []).forEach((one, i) => check(one, [...path, key, i]));
    if (spec.spec !== undefined) check(spec.spec, [...path, "spec"]);
    if (path.length === 0 && !["mark", "layer", "concat", "hconcat", "vconcat", "spec"].some((key) => key in spec)) refuse("the plot has no mark", path);
  }

  /** Puts the texts of files where their addresses stand. */
  function fill(part, files) {
    if (part === null || typeof part !== "object") return;
    const { data } = part;
    if (data !== null && typeof data === "object" && Object.hasOwn(files, data.url)) {
      data.format = { type: /\.(csv|tsv|json)$/i.exec(data.url)?.[1].toLowerCase() ?? "json", ...data.format };
      data.values = files[data.url];
      if (data.format.type !== "csv" && data.format.type !== "tsv" && data.format.type !== "dsv") data.values = JSON.parse(data.values);
      delete data.url;
    }
    Object.values(part).forEach((inner) => fill(inner, files));
  }
})();
