// How the generator calls KaTeX: renderFormula(tex, isDisplay, macros) gives markup, or U+0000, offset, ":", length, ":", message.
// `macros` is a row of fields, each its length, ":", its text: name, arity or "let", "" or "=" and the default, body; four for each macro.
globalThis.renderFormula = (() => {
  const options = (isDisplay, macros) => ({
    displayMode: isDisplay, output: "htmlAndMathml", strict: "ignore", trust: refuse, throwOnError: true, maxExpand: 1000, maxSize: 50,
    macros: define(macros), // an object of its own for every formula: KaTeX writes into it
  });

  /** Without it KaTeX sets the command's name in red and goes on. */
  function refuse({ command }) {
    throw Object.assign(new katex.ParseError(`${command} is not allowed in a formula`), { command });
  }

  function define(fields) {
    const [macros, others] = [{}, []];
    for (let at = 0; at < fields.length; ) {
      const next = () => {
        const colon = fields.indexOf(":", at);
        const start = colon + 1;
        at = start + Number(fields.slice(at, colon));
        return fields.slice(start, at);
      };
      const [name, arity, fallback, body] = [next(), next(), next(), next()];
      // Before any other definition: what is kept under another name is KaTeX's own command.
      if (arity === "let") katex.renderToString(`\\global\\let${name}${body}`, { macros });
      else others.push([name, macro(name, Number(arity), fallback === "" ? null : fallback.slice(1), body)]);
    }
    return Object.assign(macros, Object.fromEntries(others));
  }

  /** KaTeX counts the arguments of a macro that is a string by the numbers in it, and knows no optional ones. */
  function macro(name, arity, fallback, body) {
    let tokens, fallbackTokens;
    return (context) => {
      tokens ??= lex(context, body, (digit) => {
        if (digit > arity) throw Object.assign(new katex.ParseError(`the definition of ${name} uses #${digit} and declares ${arity}`), { command: name });
      });
      if (fallback !== null) {
        fallbackTokens ??= lex(context, fallback);
        bracketsToBraces(context, fallbackTokens);
      }
      return { tokens, numArgs: arity };
    };
  }

  /** Tokens in reverse, as KaTeX's stack has them. */
  function lex(context, text, checkParameter) {
    const lexer = new context.lexer.constructor(text, context.settings);
    const tokens = [];
    for (let token = lexer.lex(); token.text !== "EOF"; token = lexer.lex()) {
      if (checkParameter && tokens.at(-1)?.text === "#" && tokens.at(-2)?.text !== "#" && /^[1-9]$/.test(token.text)) checkParameter(Number(token.text));
      tokens.push(token);
    }
    return tokens.reverse();
  }

  /** Makes [x], or the default where there is none, the first argument in braces. Spaces before it go, as in LaTeX. */
  function bracketsToBraces(context, fallback) {
    context.consumeSpaces();
    const first = context.future();
    const Token = first.constructor;
    const argument = first.text === "[" ? (context.popToken(), context.consumeArg(["]"]).tokens) : fallback;
    context.pushToken(new Token("}", first.loc));
    context.pushTokens(argument);
    context.pushToken(new Token("{", first.loc));
  }

  let expander; // the prototype of KaTeX's macro expander, which it does not publish
  katex.renderToString("\\probe", { macros: { "\\probe": (context) => ((expander = Object.getPrototypeOf(context)), "") } });

  writeMarkup(katex.__renderToDomTree("x_1", {}));

  /**
   * Markup as KaTeX's own toMarkup has it (domTree.ts, mathMLTree.ts), without a regular expression for each attribute and text, which were an eighth of
   * its time, and with what a checker of HTML would find in it mended. Nodes of other kinds write themselves.
   */
  function writeMarkup(tree) {
    const find = (node, type) => (node.type === type ? node : node.children?.map((child) => find(child, type)).find(Boolean));
    const MathNode = find(tree, "msub").constructor;
    const TextNode = find(tree, "mi").children[0].constructor;
    const { Span, SymbolNode } = katex.__domTree;

    const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };
    const escape = (text) => (/[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => entities[character]) : text);
    const markupOf = (nodes) => {
      let markup = "";
      for (const node of nodes) markup += node.toMarkup();
      return markup;
    };
    // Names of classes and declarations are KaTeX's own, colours and lengths that it has read, so nothing in them is to be escaped.
    const classesOf = ({ classes }) => {
      let names = "";
      for (const name of classes) if (name) names += names === "" ? name : " " + name;
      return names;
    };
    const attributesOf = ({ attributes }) => {
      let markup = "";
      for (const name of Object.keys(attributes)) markup += " " + name + '="' + escape(String(attributes[name])) + '"';
      return markup;
    };

    const properties = new Map(); // by KaTeX's names: marginRight is margin-right
    const propertyOf = (name) => {
      if (!properties.has(name)) properties.set(name, name.replace(/[A-Z]/g, "-$&").toLowerCase());
      return properties.get(name);
    };
    const declarationsOf = ({ style }) => {
      let declarations = "";
      for (const name of Object.keys(style)) if (style[name] !== undefined) declarations += propertyOf(name) + ":" + style[name] + ";";
      return declarations;
    };
    const openSpan = (node, declarations) =>
      (node.classes.length > 0 ? '<span class="' + classesOf(node) + '"' : "<span") + (declarations === "" ? "" : ' style="' + declarations + '"');

    Span.prototype.toMarkup = function () {
      if (this.style.height?.startsWith("-")) this.style.height = undefined; // none is below zero in CSS: browsers leave it out too
      return openSpan(this, declarationsOf(this)) + attributesOf(this) + ">" + markupOf(this.children) + "</span>";
    };

    SymbolNode.prototype.toMarkup = function () {
      const declarations = (this.italic > 0 ? "margin-right:" + +this.italic.toFixed(4) + "em;" : "") + declarationsOf(this);
      if (this.classes.length === 0 && declarations === "") return escape(this.text);
      return openSpan(this, declarations) + ">" + escape(this.text) + "</span>";
    };

    MathNode.prototype.toMarkup = function () {
      mend(this);
      const classes = this.classes.length > 0 ? ' class="' + classesOf(this) + '"' : "";
      return "<" + this.type + attributesOf(this) + classes + ">" + markupOf(this.children) + "</" + this.type + ">";
    };

    TextNode.prototype.toMarkup = function () {
      return escape(this.text);
    };

    const counted = new Set(["msub", "msup", "msubsup", "munder", "mover", "munderover", "mfrac", "mroot"]);
    const tokens = new Set(["mi", "mn", "mo", "mtext"]);
    const isRow = (child) => child.children && !child.type;
    function mend(node) {
      // An element that counts its children may get two as one of them (`w_{\max}`), which is then no formula to a reader of MathML.
      if (counted.has(node.type) && node.children.some(isRow)) node.children = node.children.map((child) => (isRow(child) ? new MathNode("mrow", child.children) : child));
      // One that holds text may get elements (`\mathrel{\overset{!}{=}}`); as a row it still takes its space from the sign within.
      if (tokens.has(node.type) && node.children.some((child) => child.children)) Object.assign(node, { type: "mrow", attributes: {} });
      if (node.attributes.columnspacing === "") delete node.attributes.columnspacing;
    }
  }

  /**
   * Sets a refused formula once more, with every token of a macro's body standing where the macro is used: KaTeX's own
   * position would be one in the body. Only for formulas with mistakes, because it costs.
   */
  function locate(tex, isDisplay, macros) {
    const { expandOnce, _getExpansion } = expander;
    const uses = new Map(); // the last place of every command
    let use;
    expander.expandOnce = function (onlyExpandable) {
      const token = this.future();
      use = token.loc ?? use;
      uses.set(token.text, use);
      return expandOnce.call(this, onlyExpandable);
    };
    expander._getExpansion = function (name) {
      const at = use; // a macro that is a function may expand others
      const expansion = _getExpansion.call(this, name);
      if (!expansion?.tokens) return expansion;
      return { ...expansion, tokens: expansion.tokens.map((token) => (token.loc?.lexer === this.lexer ? token : moved(token, at))) };
    };
    try {
      katex.renderToString(tex, options(isDisplay, macros));
    } catch (error) {
      if (error.position !== undefined) return [error.position, error.length];
      const place = error.rawMessage ? (uses.get(error.command) ?? use) : undefined;
      if (place) return [place.start, place.end - place.start];
    } finally {
      Object.assign(expander, { expandOnce, _getExpansion });
    }
    return ["", ""];
  }

  const moved = (token, loc) => Object.assign(Object.create(Object.getPrototypeOf(token)), token, { loc });

  return (tex, isDisplay, macros) => {
    try {
      return katex.renderToString(tex, options(isDisplay, macros));
    } catch (error) {
      if (error instanceof RangeError) return "\0::it is nested too deeply";
      if (!(error instanceof katex.ParseError)) return `\0::${error.message ?? error.join?.(" ") ?? error}`; // mhchem throws arrays
      const [offset, length] = locate(tex, isDisplay, macros);
      return `\0${offset}:${length}:${error.rawMessage}`;
    }
  };
})();
