// How the generator calls highlight.js: highlightCode(code, language) gives markup whose text is the code, letter by letter.
// `highlighter` is made by theme/build.mjs: the core, and for each language the text of a function that makes its grammar.
globalThis.highlightCode = (() => {
  const { core, grammars } = highlighter;

  function register(name) {
    if (core.getLanguage(name)) return;
    const grammar = (0, eval)(grammars[name])(core);
    core.registerLanguage(name, () => grammar);
    for (const other of embedded(grammar)) register(other);
  }

  /** The languages that may stand inside another, such as CSS in HTML: unless they are there, their text stays plain. */
  function embedded(grammar) {
    const names = new Set();
    const seen = new Set();
    const look = (part) => {
      if (part === null || typeof part !== "object" || seen.has(part)) return;
      seen.add(part);
      // An empty list means «guess among all that are there», which would depend on what was highlighted before.
      if (Array.isArray(part.subLanguage) && part.subLanguage.length === 0) delete part.subLanguage;
      for (const name of [part.subLanguage ?? []].flat()) names.add(name);
      Object.values(part).forEach(look);
    };
    look(grammar);
    return names;
  }

  const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };
  const escape = (text) => text.replace(/[&<>"']/g, (character) => escapes[character]);

  return (code, language) => {
    const plain = escape(code);
    try {
      register(language);
      const markup = core.highlight(code, { language, ignoreIllegals: true }).value;
      return markup.replace(/<\/?span[^>]*>/g, "") === plain ? markup : plain;
    } catch {
      return plain; // too deep for the stack: colours are not worth a diagnostic
    }
  };
})();
