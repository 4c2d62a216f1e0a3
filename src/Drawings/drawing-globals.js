// What the engines expect of the machine around them and V8 alone does not have; and nothing by which a drawing could differ
// from one machine, day or build to the next: no clock, no zone, no chance, no network.
(() => {
  const chance = () => {
    let state = 42;
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
  };
  globalThis.global = globalThis;
  // Not `self`, which elkjs takes for the sign of a worker.
  globalThis.console = Object.fromEntries(["log", "info", "warn", "error", "debug", "trace"].map((name) => [name, () => {}]));
  globalThis.beginDrawing = () => { Math.random = chance(); };

  // Calls that a drawing puts off are made when it waits for them, which is never: none of the engines needs one to come to its end.
  globalThis.setTimeout = globalThis.setInterval = () => 0;
  globalThis.clearTimeout = globalThis.clearInterval = () => {};
  globalThis.queueMicrotask ??= (call) => { Promise.resolve().then(call); };
  globalThis.fetch = () => Promise.reject(new Error("nothing is loaded while a drawing is made"));
  globalThis.performance = { now: () => 0 };
  globalThis.structuredClone = (value) => copy(value, new Map());
  globalThis.atob = decodeBase64;
  globalThis.TextDecoder = class { decode(bytes) { return bytes ? decodeUtf8(new Uint8Array(bytes.buffer ?? bytes, bytes.byteOffset ?? 0, bytes.byteLength)) : ""; } };
  globalThis.TextEncoder = class { encode(text = "") { return encodeUtf8(String(text)); } };

  // Compiled at once, so that whoever waits for it goes on before the script has ended.
  WebAssembly.instantiate = (bytes, imports) => {
    const module = new WebAssembly.Module(bytes);
    return Promise.resolve({ module, instance: new WebAssembly.Instance(module, imports) });
  };
  freezeTime();

  /** Every local time is UTC, and now is the beginning of 1970. */
  function freezeTime() {
    const Real = Date;
    const { parse } = Real;
    const hasZone = /(?:z|gmt|utc|[+-]\d\d:?\d\d)\s*(?:\(.*\))?$/i;
    const read = (text) => parse(hasZone.test(text) || /^[+-]?\d{4,6}(?:-\d\d){0,2}$/.test(text.trim()) ? text : `${text}${/T/.test(text) ? "Z" : " UTC"}`);
    const at = (values) => (values.length === 0 ? 0 : values.length > 1 ? Real.UTC(...values) : typeof values[0] === "string" ? read(values[0]) : values[0]);
    const Frozen = new Proxy(Real, {
      construct: (target, values, type) => Reflect.construct(target, [at(values)], type),
      apply: () => new Real(0).toISOString(),
    });
    Object.assign(Real, { now: () => 0, parse: read });
    const { prototype } = Real;
    for (const part of ["Date", "Day", "FullYear", "Hours", "Milliseconds", "Minutes", "Month", "Seconds"]) {
      prototype[`get${part}`] = prototype[`getUTC${part}`];
      if (part !== "Day") prototype[`set${part}`] = prototype[`setUTC${part}`];
    }
    prototype.getTimezoneOffset = () => 0;
    prototype.toString = prototype.toLocaleString = prototype.toUTCString;
    prototype.toDateString = prototype.toLocaleDateString = function () { return this.toISOString().slice(0, 10); };
    prototype.toTimeString = prototype.toLocaleTimeString = function () { return this.toISOString().slice(11, 19); };
    prototype.constructor = Frozen;
    globalThis.Date = Frozen;
  }

  function copy(value, seen) {
    if (value === null || typeof value !== "object") return value;
    if (seen.has(value)) return seen.get(value);
    if (value instanceof Date) return new Date(value.getTime());
    if (value instanceof RegExp) return new RegExp(value);
    const made = Array.isArray(value) ? [] : value instanceof Map ? new Map() : value instanceof Set ? new Set() : {};
    seen.set(value, made);
    if (made instanceof Map) value.forEach((item, key) => made.set(copy(key, seen), copy(item, seen)));
    else if (made instanceof Set) value.forEach((item) => made.add(copy(item, seen)));
    else for (const key of Object.keys(value)) made[key] = copy(value[key], seen);
    return made;
  }

  function decodeBase64(text) {
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const pieces = [];
    let [bits, count] = [0, 0];
    for (const sign of text) {
      const value = alphabet.indexOf(sign);
      if (value < 0) continue;
      [bits, count] = [((bits << 6) | value) & 0xffffff, count + 6];
      if (count >= 8) pieces.push(String.fromCharCode((bits >> (count -= 8)) & 255));
    }
    return pieces.join("");
  }

  function decodeUtf8(bytes) {
    const pieces = [];
    for (let i = 0; i < bytes.length; ) {
      const first = bytes[i++];
      const more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
      let code = more === 0 ? first : first & (0x3f >> more);
      for (let n = 0; n < more; n++) code = (code << 6) | (bytes[i++] & 63);
      pieces.push(String.fromCodePoint(code > 0x10ffff ? 0xfffd : code));
    }
    return pieces.join("");
  }

  function encodeUtf8(text) {
    const bytes = [];
    for (const sign of text) {
      const code = sign.codePointAt(0);
      const more = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
      bytes.push(more === 0 ? code : [0, 0xc0, 0xe0, 0xf0][more] | (code >> (6 * more)));
      for (let n = more - 1; n >= 0; n--) bytes.push(0x80 | ((code >> (6 * n)) & 63));
    }
    return Uint8Array.from(bytes);
  }
})();
