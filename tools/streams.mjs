// Takes a module apart for `pkg/npm/streams.js`, which puts it together in the page: 2 KB less on the wire.

import {
  AFTER, BEFORE, BLOCKS, BR_TABLE, DECLARED, END, F64, HEAD, LABELS, OFFSETS, OPCODES, PREFIX, RARE, behind,
} from "../pkg/npm/streams.js";
import { CODE, Reader, number, sections } from "./wasm.mjs";

const streamOf = behind();

/** Puts what a function is made of into the streams. */
function split(body, streams) {
  const reader = new Reader(body);
  const bytes = (stream, length) => streams[stream].push(...reader.take(length));
  /** A number as it stands there; gives it. */
  const copy = (stream) => {
    const from = reader.at;
    const value = reader.number();
    streams[stream].push(...body.subarray(from, reader.at));
    return value;
  };
  for (let left = 2 * copy(DECLARED); left--; ) copy(DECLARED);
  for (let depth = 1; depth; ) {
    const opcode = reader.byte();
    streams[OPCODES].push(opcode);
    const stream = streamOf[opcode];
    if (stream === BLOCKS) depth++;
    if (stream === OFFSETS && reader.byte()) throw new Error("an alignment: wasm-opt is to --dealign");
    if (opcode === END) depth--;
    else if (opcode === BR_TABLE) for (let left = copy(LABELS) + 1; left--; ) copy(LABELS);
    else if (opcode === PREFIX) bytes(OPCODES, 1);
    else if (opcode === F64) bytes(RARE, 8);
    else if (stream) copy(stream);
    // What is not known here is taken for an opcode; as long as no `end` is, it comes together again.
    if (reader.done !== !depth) throw new Error("a function of another shape");
  }
}

/** The bytes of a module's streams, one after the other. */
export function apart(wasm) {
  const streams = Array.from({ length: AFTER + 1 }, () => []);
  streams[BEFORE].push(...wasm.subarray(0, 8));
  let rest = BEFORE;
  for (const { id, body } of sections(wasm)) {
    if (id !== CODE) {
      streams[rest].push(id, ...number(body.length), ...body);
      continue;
    }
    rest = AFTER;
    const reader = new Reader(body);
    const functions = reader.number();
    streams[HEAD].push(...number(functions));
    for (let left = functions; left--; ) split(reader.take(reader.number()), streams);
  }
  const lengths = streams.slice(HEAD + 1, AFTER).map(({ length }) => length);
  streams[HEAD].push(...lengths.flatMap(number));
  return Uint8Array.from(streams.flat());
}
