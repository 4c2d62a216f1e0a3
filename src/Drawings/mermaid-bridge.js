// How the generator calls beautiful-mermaid: drawMermaid(source) gives SVG with our colours, after a line for each warning, or a
// refusal. `mermaidEngine` is made by theme/drawings.mjs.
globalThis.drawMermaid = (() => {
  const { draw, layout, render, label } = mermaidEngine;
  const options = { transparent: true, padding: 8, font: "sans-serif" };

  // Each line must be one of these; the library's readers drop any other.
  const forms = {
    sequencediagram: [/^(?:participant|actor)\s+\S+?(?:\s+as\s+.+)?$/, /^Note\s+(?:left of|right of|over)\s+[^:]+:\s*.+$/i, /^(?:loop|alt|opt|par|critical|break|rect)\b/, /^(?:else|and)\b/, /^end$/,
      /^\S+?\s*--?(?:>>?|[)x])\s*[+-]?\S+?\s*:\s*.+$/],
    statediagram: [/^direction\s+(?:TD|TB|LR|BT|RL)$/i, /^linkStyle\s/, /^state\s+(?:"[^"]+"\s+as\s+)?[\w\p{L}]+\s*\{$/u, /^\}$/, /^state\s+"[^"]+"\s+as\s+[\w\p{L}]+$/u,
      /^(?:\[\*\]|[\w\p{L}-]+?)\s*-->\s*(?:\[\*\]|[\w\p{L}-]+)(?:\s*:\s*.+)?$/u, /^[\w\p{L}-]+\s*:\s*.+$/u],
    classdiagram: [/^\}$/, /^namespace\s+\S+\s*\{$/, /^class\s+\S+?(?:\s*~\w+~)?\s*\{?$/, /^class\s+\S+?\s*\{\s*<<\w+>>\s*\}$/,
      /^\S+?\s+(?:"[^"]*"\s+)?(?:<\|--|<\|\.\.|\*--|o--|-->|--\*|--o|--\|>|\.\.>|\.\.\|>|<--|<\.\.?|--)\s+(?:"[^"]*"\s+)?\S+?(?:\s*:\s*.+)?$/, /^[^\s:]+\s*:\s*.+$/],
    erdiagram: [/^\}$/, /^\S+\s*\{$/, /^\S+\s+[|o}{]+(?:--|\.\.)[|o}{]+\s+\S+\s*:\s*.+$/],
    xychart: [/^title\s+"[^"]+"/, /^x-axis\s+(?:"[^"]*"\s*)?(?:\[[^\]]+\]|-?[\d.]+\s*-->\s*-?[\d.]+)/, /^y-axis\s+(?:"[^"]*"\s+)?-?[\d.]+\s*-->\s*-?[\d.]+/, /^y-axis\s+"[^"]+"$/, /^(?:bar|line)\s+\[[^\]]+\]/],
  };
  const block = { classdiagram: /^class\s.*\{$/, erdiagram: /^\S+\s*\{$/ }; // its lines are members, whatever they are
  const undrawn = /^(?:activate|deactivate|autonumber|title|accTitle|accDescr|click|link|callback)\b/;

  const ours = {
    "--bg": "var(--paper)", "--fg": "var(--ink)", "--_text": "var(--ink)", "--_text-sec": "var(--ink-2)", "--_text-muted": "var(--ink-2)", "--_text-faint": "var(--ink-2)",
    "--_line": "var(--ink-2)", "--_arrow": "var(--ink-2)", "--_node-fill": "var(--wash)", "--_node-stroke": "var(--ink-2)", "--_group-fill": "none", "--_group-hdr": "var(--wash)",
    "--_inner-stroke": "var(--rule)", "--_key-badge": "var(--rule)", "--xychart-color-0": "var(--link)", "--xychart-color-1": "var(--alert)", "--xychart-color-2": "var(--leaf)",
  };

  class Refusal extends Error {}
  const refuse = (kind, message, at, length) => { throw Object.assign(new Refusal(message), { kind, at, length }); };

  return (source) => {
    beginDrawing();
    const warnings = [];
    const tell = { error: (message, at, length) => refuse("wrong", message, at, length), warn: (message, at, length) => warnings.push(`\u0001${at}:${length}:${message}\n`) };
    try {
      const svg = svgOf(source, tell);
      return warnings.join("") + svg;
    } catch (error) {
      if (error instanceof Refusal) return `\0${error.kind}:${error.at}:${error.length}:${error.message}`;
      return `\0wrong:0:0:${error instanceof RangeError ? "it is nested too deeply" : error.message}`;
    }
  };

  function svgOf(source, tell) {
    const [header, ...lines] = linesOf(source);
    if (!header) refuse("wrong", "the drawing is empty", 0, 0);
    const flow = /^(?:graph|flowchart(?:-elk)?)\b(?:\s+(TD|TB|LR|BT|RL)\b)?\s*;?/i.exec(header.text);
    if (flow) {
      const rest = { text: header.text.slice(flow[0].length), at: header.at + flow[0].length };
      const graph = readFlowchart([rest, ...lines], flow[1]?.toUpperCase() ?? "TD", label, tell);
      if (graph.nodes.size === 0) refuse("wrong", "the drawing is empty", header.at, header.text.length);
      return plain(render(layout(graph, options), { bg: "var(--bg)", fg: "var(--fg)" }, options.font, true));
    }
    const kind = /^[\w-]+/.exec(header.text)?.[0] ?? header.text;
    const known = kind.toLowerCase().replace(/-(?:v2|beta)$/, "");
    if (!Object.hasOwn(forms, known)) refuse("kind", kind, header.at, kind.length);
    check(known, lines, tell);
    if (lines.length === 0) refuse("wrong", "the drawing is empty", header.at, header.text.length);
    const first = known === "xychart" ? header.text : { sequencediagram: "sequenceDiagram", statediagram: "stateDiagram-v2", classdiagram: "classDiagram", erdiagram: "erDiagram" }[known];
    return plain(draw([first, ...lines.filter(({ text }) => !undrawn.test(text) || known === "xychart").map(({ text }) => text)].join("\n"), options));
  }

  /** Without blank lines, comments and front matter. */
  function linesOf(source) {
    const lines = [];
    let at = 0;
    let inFront = /^\s*---\s*\n/.test(source);
    for (const [i, line] of source.split("\n").entries()) {
      const text = line.trim();
      if (inFront) inFront = text !== "---" || lines.length > 0 || source.split("\n").slice(0, i).every((before) => before.trim() === "");
      else if (text && !text.startsWith("%%")) lines.push({ text, at: at + line.indexOf(text) });
      at += line.length + 1;
    }
    return lines;
  }

  function check(kind, lines, tell) {
    let inBlock = false;
    for (const { text, at } of lines) {
      if (inBlock) inBlock = text !== "}";
      else if (forms[kind].some((form) => form.test(text))) inBlock = block[kind]?.test(text) ?? false;
      else if (undrawn.test(text)) tell.warn("this is not drawn", at, text.length);
      else tell.error("this line is not understood", at, text.length);
    }
  }

  /** The style sheet in it would hold for the whole page: what it says is written to the elements, in our colours. */
  function plain(svg) {
    const [rules, variables] = [[], { ...ours }];
    const without = svg.replace(/<style>([^]*?)<\/style>/g, (_, css) => {
      for (const [, selectors, body] of css.replace(/\/\*[^]*?\*\//g, "").replace(/@import[^\n]*/g, "").matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
        const said = body.split(";").map((one) => one.split(/:(.*)/s).map((part) => part.trim())).filter(([key, value]) => key && value);
        for (const selector of selectors.split(",").map((one) => one.trim())) {
          if (selector === "svg") for (const [key, value] of said) variables[key] ??= value;
          else rules.push([/^[a-z]+/.exec(selector)?.[0], selector.match(/\.[\w-]+/g)?.map((one) => one.slice(1)) ?? [], said.filter(([key]) => key !== "font-family" || selector === ".mono")]);
        }
      }
      return "";
    }).replace(/<circle[^>]*class="xychart-grid"\/>/g, ""); // hundreds of dots behind a chart of six values
    const styled = without.replace(/<([a-z]+)([^<>]*?)\sclass="([^"]*)"([^<>]*?)(\/?)>/g, (_, tag, before, classes, after, end) => {
      const has = classes.split(" ");
      const said = new Map(rules.filter(([name, wanted]) => wanted.length && (!name || name === tag) && wanted.every((one) => has.includes(one))).flatMap(([, , pairs]) => pairs));
      const attributes = [...said].filter(([key]) => !`${before} ${after}`.includes(` ${key}="`)).map(([key, value]) => ` ${key}="${value.replaceAll('"', "'")}"`).join("");
      return `<${tag}${before}${after}${attributes}${end}>`;
    });
    return resolve(styled, variables, 0);
  }

  /** var(--a, other) for every variable that is known. */
  function resolve(text, variables, depth) {
    if (depth > 8) return text;
    return text.replace(/var\((--[\w-]+)(?:,\s*((?:[^()]|\([^()]*\))*))?\)/g, (whole, name, fallback) => {
      const value = variables[name] ?? fallback;
      return value === undefined ? whole : /^var\(--(?:paper|ink|ink-2|wash|rule|edge|link|alert|leaf|signal)\)$/.test(value) ? value : resolve(value, variables, depth + 1);
    });
  }
})();
