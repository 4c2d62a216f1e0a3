// How the generator calls citeproc-js: formatCitations(request) gives JSON, or U+0000 and a message.
// A request is JSON: { style, language, items: [CSL-JSON], cites: [[{ id, locator, suppress }]] }, where the order of items is that
// of their first citation. The answer is { clusters: [[text or { cite, html }]], entries: [{ id, label, html }] }.
// `citationLibrary` is made by theme/citations.mjs: CSL, and styles and locales as texts.
globalThis.formatCitations = (() => {
  const { CSL, styles, locales } = citationLibrary;
  // Characters for private use, which no style touches: around a cite with its number behind the first, and for a locator.
  const [begin, end, locator, firstCite] = ["\uE000", "\uE001", "\uE002", 0xe100];
  const [label, labelEnd] = ["\uE003", "\uE004"];
  const engines = new Map();
  let items;

  // Only what HTML says by itself: no classes, no styles.
  const span = (name) => `<span class="${name}">%%STRING%%</span>`;
  CSL.Output.Formats.page = {
    ...CSL.Output.Formats.html,
    bibstart: "", bibend: "",
    "@font-style/normal": "<span>%%STRING%%</span>",
    "@font-variant/small-caps": span("sc"),
    "@font-variant/normal": "<span>%%STRING%%</span>",
    "@font-weight/normal": "<span>%%STRING%%</span>",
    "@text-decoration/none": "%%STRING%%",
    "@text-decoration/underline": "<u>%%STRING%%</u>",
    "@vertical-align/baseline": "<span>%%STRING%%</span>",
    "@bibliography/entry": (_, text) => text,
    "@display/block": (_, text) => text,
    "@display/left-margin": (_, text) => label + text + labelEnd,
    "@display/right-inline": (_, text) => text,
    "@display/indent": (_, text) => text,
  };

  function inflate({ n: name, a: attrs = {}, c: children }) {
    return { name, attrs, children: children ? children.map((child) => (typeof child === "string" ? child : inflate(child))) : name === "term" ? [""] : [] };
  }

  function engine(style, language) {
    const key = `${style} ${language}`;
    if (!engines.has(key)) {
      const sys = { retrieveLocale: (name) => inflate(JSON.parse(locales[name] ?? locales["en-US"])), retrieveItem: (id) => items.get(id) };
      const made = new CSL.Engine(sys, inflate(JSON.parse(styles[style])), language, true);
      made.opt.development_extensions.wrap_url_and_doi = true;
      made.setOutputFormat("page");
      engines.set(key, made);
    }
    return engines.get(key);
  }

  function run({ style, language, cites }) {
    const made = engine(style, language);
    made.restoreProcessorState(); // nothing of an earlier call is left
    made.updateItems([...items.keys()]);
    const clusters = cites.map((cluster) => pieces(andOthers(made.makeCitationCluster(cluster.map(({ id, locator: place, suppress }, i) => ({
      id, prefix: begin + String.fromCharCode(firstCite + i), suffix: end, ...(place && { locator, label: "none" }), ...(suppress && { "suppress-author": true }),
    }))), language)));
    const [{ entry_ids: ids }, entries] = made.makeBibliography();
    return { clusters, entries: entries.map((html, i) => entry(ids[i][0], andOthers(html.trim(), language))) };
  }

  /** «Knuth and …» of a list of names that ends with «and others». */
  const andOthers = (html, language) => html.replace(/(,?)\s*(?:and|&#38;|和|与|及)?\s*\uE005/g, language === "zh-CN" ? (_, comma) => (comma ? ", 等" : "等") : "$1 et al.").replace(/ et al\.\./g, " et al.");

  function entry(id, html) {
    const at = html.indexOf(labelEnd);
    return at < 0 ? { id, label: "", html } : { id, label: html.slice(html.indexOf(label) + 1, at), html: html.slice(at + 1).trim() };
  }

  function pieces(cluster) {
    return cluster.split(begin).flatMap((part, i) => {
      if (i === 0) return part ? [part] : [];
      const at = part.indexOf(end);
      const piece = { cite: part.charCodeAt(0) - firstCite, html: part.slice(1, at) };
      return at + 1 < part.length ? [piece, part.slice(at + 1)] : [piece];
    });
  }

  const languageOf = (item, page) => (item.language?.startsWith("zh") ? "zh-CN" : item.language ? "en-US" : page);

  /** Order, numbers and what stands between cites are of the page's language; an entry and its cites speak their own. */
  function format(request) {
    items = new Map(request.items.map((item) => [item.id, item]));
    const languages = new Set([request.language, ...request.items.map((item) => languageOf(item, request.language))]);
    const made = new Map([...languages].map((language) => [language, run({ ...request, language })]));
    const { clusters, entries } = made.get(request.language);
    const others = new Map([...made].map(([language, { entries, clusters }]) => [language, {
      entries: new Map(entries.map((one) => [one.id, one])),
      cites: clusters.map((cluster) => new Map(cluster.filter((piece) => piece.html !== undefined).map((piece) => [piece.cite, piece]))),
    }]));
    const inOwn = (id) => others.get(languageOf(items.get(id), request.language));
    return {
      clusters: clusters.map((cluster, i) => cluster.map((piece) => (piece.html === undefined ? piece : inOwn(request.cites[i][piece.cite].id).cites[i].get(piece.cite) ?? piece))),
      entries: entries.map((one) => ({ ...inOwn(one.id).entries.get(one.id), label: one.label })),
    };
  }

  return (request) => {
    try {
      return JSON.stringify(format(JSON.parse(request)));
    } catch (error) {
      engines.clear(); // one that failed halfway is not to be trusted
      return `\0${error?.message ?? error}`;
    }
  };
})();
