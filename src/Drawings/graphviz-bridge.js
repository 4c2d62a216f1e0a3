// How the generator calls Graphviz: drawGraph(source) gives SVG, after a line for each warning, or a refusal. `graphvizEngine` is
// made by theme/drawings.mjs.
globalThis.drawGraph = (() => {
  const filler = "\u0080";
  let graphviz;
  graphvizEngine.instance().then((made) => { graphviz = made; }); // done when this script has ended: drawing-globals.js

  const options = {
    format: "svg",
    graphAttributes: { bgcolor: "transparent", fontname: "Arial", fontsize: "13", pad: "0.06", nodesep: "0.3", ranksep: "0.45" },
    nodeAttributes: { fontname: "Arial", fontsize: "14", margin: "0.16,0.08", height: "0.4", penwidth: "0.8" },
    edgeAttributes: { fontname: "Arial", fontsize: "12", arrowsize: "0.7", penwidth: "0.8" },
  };

  return (source) => {
    beginDrawing();
    if (!source.trim()) return "\0wrong:0:0:the drawing is empty";
    const { status, output, errors } = graphviz.render(widened(source), options);
    const told = errors.filter(({ message }) => !message.includes("no value for width")).map((error) => ({ ...error, message: narrowed(error.message) })).map((error) => ({ ...error, ...placeOf(source, error.message) }));
    const wrong = told.find(({ level }) => level !== "warning");
    if (status !== "success") return `\0wrong:${wrong?.at ?? 0}:${wrong?.length ?? 0}:${wrong?.message ?? "this is no graph"}`;
    return told.filter(({ level }) => level === "warning").map(({ at, length, message }) => `\u0001${at}:${length}:${message.replaceAll("\n", " ")}\n`).join("") + narrowed(output);
  };

  /**
   * Graphviz has no widths for Han and takes that of a space for each of a character's three bytes, which is 0.83 of what it needs. A
   * control character of two bytes beside the second of every three makes it right; it goes from all that comes out.
   */
  function widened(source) {
    return source.replace(/[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff]{2,}/g, (run) => run.replace(/(..)(.?)/g, `$1${filler}$2`));
  }

  function narrowed(text) {
    return text.replaceAll(filler, "");
  }

  /** Graphviz counts lines from one, and says near which word. */
  function placeOf(source, message) {
    const [, number, word] = /in line (\d+)(?: near '([^]*?)'$)?/.exec(message) ?? [];
    if (!number) return { at: 0, length: 0 };
    const lines = source.split("\n");
    const line = Math.min(Number(number), lines.length) - 1;
    const start = lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0);
    const near = word ? lines[line].indexOf(word) : -1;
    const first = lines[line].length - lines[line].trimStart().length;
    return near >= 0 ? { at: start + near, length: word.length } : { at: start + first, length: Math.max(1, lines[line].trim().length) };
  }
})();
