// The module and the buffers in which everything crosses as numbers: texts by their UTF-16 units. Calls
// with strings and objects would cost several times as much, in bytes and in time.

/** Every error of this package. `code` is stable, `path` names the culprit. */
export class SurasuraError extends Error {
  constructor(code, path = "", options) {
    super(path ? `${code} at ${path}` : code, options);
    this.name = "SurasuraError";
    this.code = code;
    this.path = path;
  }
}

export const NONE = 0xffffffff;

/** `LONGEST` of src/field.rs. */
const LONGEST = 65536;

/** A text of `length` UTF-16 units in `numbers`. Eight at a time is three times as fast as any other way. */
export function string(numbers, at, length) {
  const { fromCharCode } = String;
  const end = at + length;
  let text = "";
  for (; at + 8 <= end; at += 8) {
    text += fromCharCode(
      numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3],
      numbers[at + 4], numbers[at + 5], numbers[at + 6], numbers[at + 7],
    );
  }
  for (; at < end; at++) text += fromCharCode(numbers[at]);
  return text;
}

/** `core`: what the module exports, by `doors.rs`. What it gives is signed: NONE is -1. */
export function desk(core) {
  const { memory } = core;
  let numbers = new Uint32Array(memory.buffer);
  // The module's memory is another one whenever it has grown.
  const fresh = () => (numbers.length ? numbers : (numbers = new Uint32Array(memory.buffer)));

  let room = -1;
  let given;
  /** Where what is given goes: the same place until it needs more room. */
  function place(length) {
    if (length > room) {
      given = core.room(length) >>> 2;
      room = length;
    }
    return given;
  }

  /** Puts a text into the buffer; gives its length. */
  function text(text) {
    const { length } = text;
    const at = place(length);
    const numbers = fresh();
    for (let unit = 0; unit < length; unit++) numbers[at + unit] = text.charCodeAt(unit);
    return length;
  }

  /** Puts bytes, or numbers, into the buffer. */
  function bytes(bytes) {
    const at = place(bytes.length);
    fresh().set(bytes, at);
  }

  /** Puts texts into the buffer, each after its length, so that any may hold anything; gives how many numbers those are. */
  function texts(texts) {
    const numbers = [];
    for (const text of texts) {
      numbers.push(text.length);
      for (let unit = 0; unit < text.length; unit++) numbers.push(text.charCodeAt(unit));
    }
    bytes(numbers);
    return numbers.length;
  }

  return {
    core,
    numbers: fresh,
    bytes,
    /** Puts a text into the buffer, unless it is too long to be read as a field; gives its length. */
    field: (given) => (given.length > LONGEST ? given.length : text(given)),
    text,
    texts,
    /** The text that the module put at an address; undefined where there is none. */
    read(address) {
      const at = address >>> 2;
      return address ? string(fresh(), at + 1, fresh()[at]) : undefined;
    },
  };
}
