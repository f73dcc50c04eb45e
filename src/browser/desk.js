// The module and the buffer in which everything crosses as numbers: texts by their UTF-16 units. Calls
// with strings and objects would cost several times as much, in bytes and in time.

export const NONE = 0xffffffff;

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

/** `core`: the module's `Core`. */
export function desk(core, memory) {
  let numbers = new Uint32Array(memory.buffer);
  // The module's memory is another one whenever it has grown.
  const fresh = () => (numbers.length ? numbers : (numbers = new Uint32Array(memory.buffer)));

  function bytes(bytes) {
    const at = core.room(bytes.length) >>> 2;
    fresh().set(bytes, at);
  }

  return {
    core,
    numbers: fresh,
    /** Puts bytes into the buffer. */
    bytes,
    /** Puts numbers of any size into the buffer, in two each; gives how many those are. */
    doubles(doubles) {
      const halves = new Uint32Array(new Float64Array(doubles).buffer);
      bytes(halves);
      return halves.length;
    },
    /** Puts a text into the buffer; gives its length. */
    text(text) {
      const { length } = text;
      const at = core.room(length) >>> 2;
      const room = fresh();
      for (let unit = 0; unit < length; unit++) room[at + unit] = text.charCodeAt(unit);
      return length;
    },
    /** The text that the module put at an address; undefined where there is none. */
    read(address) {
      const at = address >>> 2;
      return address ? string(fresh(), at + 1, fresh()[at]) : undefined;
    },
  };
}
