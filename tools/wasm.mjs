// Reads and writes the sections of a WebAssembly binary.

export const IMPORT = 2;
export const EXPORT = 7;
export const ELEMENT = 9;
export const CODE = 10;
export const DATA = 11;

/** Reads the numbers and names of a WebAssembly binary. */
export class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }
  get done() {
    return this.at >= this.bytes.length;
  }
  byte() {
    return this.bytes[this.at++];
  }
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
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
    const kind = this.byte();
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

export function number(value) {
  const out = [];
  do {
    out.push((value & 127) | (value > 127 ? 128 : 0));
    value >>>= 7;
  } while (value);
  return out;
}

export const name = (text) => [...number(text.length), ...Buffer.from(text)];

/** The sections of a module: `{ id, body }`, in order. */
export function sections(wasm) {
  const reader = new Reader(wasm);
  reader.take(8);
  const found = [];
  while (!reader.done) {
    const id = reader.byte();
    found.push({ id, body: reader.take(reader.number()) });
  }
  return found;
}

/** The module with one section replaced. */
export function replaced(wasm, id, body) {
  const parts = sections(wasm).flatMap((section) => {
    const own = section.id === id ? Buffer.from(body) : section.body;
    return [Buffer.from([section.id, ...number(own.length)]), own];
  });
  return Buffer.concat([wasm.subarray(0, 8), ...parts]);
}
