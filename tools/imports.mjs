// Gives the module's imports one-letter names, in the module and in its glue. wasm-bindgen's names
// carry a hash each, which no compression gets rid of: 60 of them are 2 KB on the wire.

const IMPORT_SECTION = 2;
/** The module that wasm-bindgen makes up for its own imports; others are files of ours. */
const GLUE = "./surasura_bg.js";

/** Reads the numbers and names of a WebAssembly binary. */
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }
  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
  name() {
    return Buffer.from(this.take(this.number())).toString();
  }
  /** What an import is, as it stands in the binary. */
  description() {
    const start = this.at;
    const kind = this.bytes[this.at++];
    const limits = () => {
      const flags = this.number();
      this.number();
      if (flags & 1) this.number();
    };
    if (kind === 0) this.number();
    else if (kind === 1) (this.at++, limits());
    else if (kind === 2) limits();
    else if (kind === 3) this.at += 2;
    else if (kind === 4) (this.at++, this.number());
    else throw new Error(`an import of kind ${kind}`);
    return this.bytes.subarray(start, this.at);
  }
}

function number(value) {
  const out = [];
  do {
    out.push((value & 127) | (value > 127 ? 128 : 0));
    value >>>= 7;
  } while (value);
  return out;
}
const name = (text) => [...number(text.length), ...Buffer.from(text)];

/** a, b, ... z, A, ... Z, aa, ab, ... */
function letters(index) {
  const alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const rest = Math.floor(index / alphabet.length);
  return (rest ? letters(rest - 1) : "") + alphabet[index % alphabet.length];
}

/** The module and its glue with short import names. Throws when a name is not in the glue. */
export function shortenImports(wasm, glue) {
  const reader = new Reader(wasm);
  reader.take(8);
  while (reader.at < wasm.length) {
    const start = reader.at;
    const [section] = reader.take(1);
    const length = reader.number();
    if (section !== IMPORT_SECTION) {
      reader.take(length);
      continue;
    }
    const count = reader.number();
    const body = [...number(count)];
    const modules = [];
    for (let index = 0; index < count; index++) {
      const module = reader.name();
      let field = reader.name();
      if (!modules.includes(module)) modules.push(module);
      if (module === GLUE) {
        const long = new RegExp(`\\b${field}(?=: function)`);
        if (!long.test(glue)) throw new Error(`the glue has no ${field}`);
        field = letters(index);
        glue = glue.replace(long, field);
      }
      body.push(...name(letters(modules.indexOf(module))), ...name(field), ...reader.description());
    }
    for (const [index, module] of modules.entries()) {
      // A file of ours is listed once for each function of it: once is enough.
      let first = true;
      glue = glue.replace(new RegExp(`"${module}": (import\\d+),`, "g"), (_, object) => {
        const entry = first ? `${letters(index)}: ${object},` : "";
        first = false;
        return entry;
      });
    }
    const head = Buffer.from([IMPORT_SECTION, ...number(body.length)]);
    const parts = [wasm.subarray(0, start), head, Buffer.from(body), wasm.subarray(reader.at)];
    return { wasm: Buffer.concat(parts), glue };
  }
  throw new Error("a module without imports");
}
