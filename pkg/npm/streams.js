// Puts a module together that `tools/streams.mjs` took apart: its code lies in streams, one for each kind of what it
// is made of. Opcodes beside opcodes and constants beside constants compress better than in the order they run in.

// The streams in their order, where they have names. The first has the number of functions and the lengths of the
// others but the last.
export const HEAD = 0;
export const OPCODES = 1;
export const DECLARED = 2; // the variables of a function: how many of which type
export const BLOCKS = 3; // their types
export const LABELS = 4; // where branches lead
export const RARE = 7; // globals, tables, memories, floats
export const OFFSETS = 8; // in memory; the alignment before each is 0 and in no stream
export const BEFORE = 11; // the sections before the code, as they are
export const AFTER = 12;

export const END = 0x0b;
export const BR_TABLE = 0x0e;
export const F64 = 0x44;
export const PREFIX = 0xfc;

/** The section with the code. */
const CODE = 10;

/** By opcode: the stream of the number behind it, 0 where there is none. 5: calls, 6: variables, 9 and a: constants. */
const BEHIND = "003330000000444057000000000000006667700088888888888888888888888779a";

/** The same as an array. */
export const behind = () => Uint8Array.from(BEHIND, (stream) => parseInt(stream, 16));

/** The bytes of the module of which a text has the streams, as `tools/pack.mjs` writes them. Throws where it is torn. */
export function joined(text) {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    bytes[at] = code - (code < 127 ? 35 : 69);
  }

  const streamOf = behind();
  // Where each stream is read, and what is written.
  const at = [0];
  const out = new Uint8Array(2 * text.length);
  let to = 0;

  /** Copies a number of seven bits a byte, and gives it. */
  function number(stream) {
    let value = 0;
    for (let shift = 0, read = 128; read > 127; shift += 7) {
      if (at[stream] >= text.length) throw new Error("torn");
      out[to++] = read = bytes[at[stream]++];
      value += (read & 127) << shift;
    }
    return value;
  }

  function write(value) {
    for (; value > 127; value >>>= 7) out[to++] = (value & 127) | 128;
    out[to++] = value;
  }

  /** Puts the length of what was written since before it. */
  function close(from) {
    const length = to - from;
    const room = length > 16383 ? 3 : length > 127 ? 2 : 1;
    out.copyWithin(from + room, from, to);
    to = from;
    write(length);
    to += length;
  }

  let functions = number(HEAD);
  const lengths = [];
  while (lengths.length < BEFORE) lengths.push(number(HEAD));
  at.push(at[HEAD]);
  for (const length of lengths) at.push(at.at(-1) + length);

  const [before, after] = [bytes.subarray(at[BEFORE], at[AFTER]), bytes.subarray(at[AFTER])];
  out.set(before);
  to = before.length;
  out[to++] = CODE;
  const code = to;
  write(functions);
  while (functions--) {
    const from = to;
    for (let left = 2 * number(DECLARED); left--; ) number(DECLARED);
    for (let depth = 1; depth; ) {
      const opcode = bytes[at[OPCODES]++];
      if (opcode === undefined) throw new Error("torn");
      out[to++] = opcode;
      const stream = streamOf[opcode];
      if (stream === BLOCKS) depth++;
      if (stream === OFFSETS) out[to++] = 0;
      if (opcode === END) depth--;
      // It says how many labels there are besides the last.
      else if (opcode === BR_TABLE) for (let left = number(LABELS) + 1; left--; ) number(LABELS);
      // One more byte of the opcode.
      else if (opcode === PREFIX) out[to++] = bytes[at[OPCODES]++];
      else if (opcode === F64) for (let left = 8; left--; ) out[to++] = bytes[at[RARE]++];
      // As `number`, without its value: most of the code.
      else if (stream) while ((out[to++] = bytes[at[stream]++]) > 127);
    }
    close(from);
  }
  close(code);
  out.set(after, to);
  return out.subarray(0, to + after.length);
}
