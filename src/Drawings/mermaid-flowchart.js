// Reads a flowchart into what beautiful-mermaid lays out. Its own reader takes `A-->B` for a box «A--», knows no names in
// Chinese, and drops what it does not understand; this one says where it is.
globalThis.readFlowchart = (() => {
  const shapes = [
    ["(((", [")))"], "doublecircle"], ["([", ["])"], "stadium"], ["((", ["))"], "circle"], ["[[", ["]]"], "subroutine"], ["[(", [")]"], "cylinder"],
    ["[/", ["\\]", "/]"], "trapezoid"], ["[\\", ["/]", "\\]"], "trapezoid-alt"], ["{{", ["}}"], "hexagon"],
    ["[", ["]"], "rectangle"], ["(", [")"], "rounded"], ["{", ["}"], "diamond"], [">", ["]"], "asymmetric"],
  ];
  const name = /[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_]|[-.](?=[\p{L}\p{N}_]))*/uy;
  const links = [[/(<)?-{2,}(-|>|[xo](?=[\s|]))/y, "solid"], [/(<)?-\.+-(>|[xo](?=[\s|]))?/y, "dotted"], [/(<)?={2,}(=|>|[xo](?=[\s|]))/y, "thick"]];
  const texts = [[/(<)?--(?![->])\s*("[^"]*"|[^"|]+?)\s*-{2,}(-|>)/y, "solid"], [/(<)?-\.(?!-)\s*("[^"]*"|[^"|]+?)\s*\.+-(>)?/y, "dotted"], [/(<)?==(?![=>])\s*("[^"]*"|[^"|]+?)\s*={2,}(=|>)/y, "thick"]];

  return (lines, direction, label, tell) => {
    const graph = { direction, nodes: new Map(), edges: [], subgraphs: [], classDefs: new Map(), classAssignments: new Map(), nodeStyles: new Map(), linkStyles: new Map() };
    const open = [];
    const owned = new Set();
    for (const line of lines) readLine(line);
    if (open.length) tell.error("a subgraph has no end", open[0].at, 8);
    return graph;

    function readLine({ text, at }) {
      let here = 0;
      const rest = () => text.slice(here);
      const match = (pattern) => {
        pattern.lastIndex = here;
        const found = pattern.exec(text);
        if (found) here += found[0].length;
        return found;
      };
      const skip = () => match(/\s*/y);
      const fail = (message, from = here, length = text.length - from) => tell.error(message, at + from, Math.max(1, length));

      for (skip(); here < text.length; skip()) {
        if (match(/;/y)) continue;
        if (!keyword()) chain();
        skip();
        if (here < text.length && text[here] !== ";") fail("this is not understood");
      }

      function keyword() {
        let found;
        if ((found = match(/subgraph\b\s*(?:([\p{L}\p{N}_-]+)\s*\[([^\]]*)\]|([^;]*))/uy))) {
          const title = (found[2] ?? found[3] ?? "").trim();
          open.push({ id: found[1] ?? title.replaceAll('"', ""), label: title ? label(title) : " ", nodeIds: [], children: [], at: at + found.index });
        } else if (match(/end(?=\s*(?:;|$))/y)) {
          const ended = open.pop();
          if (!ended) fail("no subgraph is open here", here - 3, 3);
          (open.at(-1)?.children ?? graph.subgraphs).push(ended);
        } else if ((found = match(/direction\s+(TD|TB|LR|BT|RL)\b/iy))) {
          if (open.length) open.at(-1).direction = found[1].toUpperCase();
          else graph.direction = found[1].toUpperCase();
        } else if ((found = match(/classDef\s+([\w,-]+)\s+([^;]*)/y))) {
          for (const one of found[1].split(",")) graph.classDefs.set(one, style(found[2]));
        } else if ((found = match(/class\s+([\p{L}\p{N}_,\s-]+?)\s+([\w-]+)(?=\s*(?:;|$))/uy))) {
          for (const id of found[1].split(",")) graph.classAssignments.set(id.trim(), found[2]);
        } else if ((found = match(/style\s+([\p{L}\p{N}_,-]+)\s+([^;]*)/uy))) {
          for (const id of found[1].split(",")) graph.nodeStyles.set(id, { ...graph.nodeStyles.get(id), ...style(found[2]) });
        } else if ((found = match(/linkStyle\s+(default|[\d,\s]+?)\s+([^;\d\s][^;]*)/y))) {
          for (const one of found[1].split(",")) graph.linkStyles.set(one === "default" ? one : Number(one), style(found[2]));
        } else if ((found = match(/(?:click|href|accTitle|accDescr)\b.*/y))) {
          tell.warn("this is not drawn", at + found.index, found[0].length);
        } else return false;
        return true;
      }

      function chain() {
        let from = group();
        for (skip(); here < text.length && text[here] !== ";"; skip()) {
          const link = readLink();
          skip();
          const to = group();
          if (link) for (const source of from) for (const target of to) graph.edges.push({ source, target, ...link });
          from = to;
        }
      }

      function readLink() {
        if (match(/~{3,}/y)) return null; // keeps two boxes apart, unseen
        const start = here;
        for (const [pattern, style] of links) {
          const found = match(pattern);
          if (!found) continue;
          if (found[2] === "x" || found[2] === "o") tell.warn(`the end '${found[2]}' of this link is drawn as an arrow`, at + start, found[0].length);
          const text = match(/\s*\|([^|]*)\|/y);
          return { style, hasArrowStart: Boolean(found[1]), hasArrowEnd: Boolean(found[2]) && !"-=".includes(found[2]), label: text?.[1].trim() ? label(text[1].trim()) : undefined };
        }
        for (const [pattern, style] of texts) {
          const found = match(pattern);
          if (found) return { style, hasArrowStart: Boolean(found[1]), hasArrowEnd: found[3] === ">", label: label(found[2].trim()) };
        }
        return fail("here should be a link, such as --> or -- text -->");
      }

      function group() {
        const ids = [node()];
        for (skip(); match(/&/y); skip()) {
          skip();
          ids.push(node());
        }
        return ids;
      }

      function node() {
        const start = here;
        const found = match(name);
        if (!found) fail(here < text.length ? "here should be the name of a box" : "the link leads to nothing", Math.min(start, text.length - 1), text.length - start);
        const [id] = found;
        const shape = shapes.find(([opening]) => text.startsWith(opening, here));
        const known = graph.nodes.get(id);
        if (shape) graph.nodes.set(id, Object.assign(known ?? { id }, { label: inside(shape, start), shape: shape[2] }));
        else if (!known && !isSubgraph(id)) graph.nodes.set(id, { id, label: id, shape: "rectangle" });
        if (open.length && !owned.has(id)) {
          open.at(-1).nodeIds.push(id);
          owned.add(id);
        }
        const classed = match(/:::([\w-]+)/y);
        if (classed) graph.classAssignments.set(id, classed[1]);
        return id;
      }

      /** The words of a box. */
      function inside([opening, closings], start) {
        here += opening.length;
        const quoted = match(/\s*"([^"]*)"\s*/y);
        const from = here;
        const end = closings.map((closing) => [text.indexOf(closing, here), closing.length]).filter(([place]) => place >= 0 && (!quoted || place === here)).sort((a, b) => a[0] - b[0])[0];
        if (!end) fail(`the box is not closed: '${closings[0]}' is missing`, start);
        here = end[0] + end[1];
        return label(decode(quoted ? quoted[1] : text.slice(from, end[0]).trim()));
      }
    }

    function isSubgraph(id) {
      const within = (groups) => groups.some((one) => one.id === id || within(one.children));
      return open.some((one) => one.id === id) || within(graph.subgraphs) || open.some((one) => within(one.children));
    }
  };

  /** Mermaid's spelling of signs that would end a text. */
  function decode(text) {
    return text.replace(/#(\d{1,6}|quot|amp|lt|gt);/g, (whole, sign) => ({ quot: '"', amp: "&", lt: "<", gt: ">" })[sign] ?? (sign <= 0x10ffff ? String.fromCodePoint(sign) : whole));
  }

  function style(text) {
    return Object.fromEntries(text.split(",").map((pair) => pair.split(":").map((part) => part.trim())).filter(([key, value]) => key && value));
  }
})();
