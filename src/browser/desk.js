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
function string(numbers, at, length) {
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

  const bytes = (bytes) => {
    const at = place(bytes.length);
    fresh().set(bytes, at);
  };

  /** Puts a text into the buffer; gives its length. */
  function text(text) {
    const { length } = text;
    const at = place(length);
    const numbers = fresh();
    for (let unit = 0; unit < length; unit++) numbers[at + unit] = text.charCodeAt(unit);
    return length;
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
    /** Puts a text into the buffer, unless it is too long to be read as a field; gives its length. */
    field: (given) => (given.length > LONGEST ? given.length : text(given)),
    text,
    /** The text that the module put at an address; undefined where there is none. */
    read(address) {
      const at = address >>> 2;
      return address ? string(fresh(), at + 1, fresh()[at]) : undefined;
    },
  };
}

// Outcomes as JavaScript sees them, read from the numbers that `outcome.rs` writes.

const NOTHING = Object.freeze([]);

let kinds, changeCodes, codes, severities, ja, en;

/** The names behind the numbers, from the module itself, and the words of issues in the order of their codes. */
export function learn(names, words) {
  [kinds, changeCodes, codes] = names.split("\n\n").map((list) => list.split("\n"));
  ({ severities } = words);
  [ja, en] = [words.ja, words.en].map((list) => list.split("\n"));
}

/** The number of a kind; -1 where there is none of that name. */
export const kindOf = (name) => kinds.indexOf(name);

/** What is told where there are no numbers: nothing changed, nothing is wrong. */
export const unchanged = (text, caret) => {
  const told = { value: text, changed: false, changes: NOTHING, issues: NOTHING, valid: true };
  if (caret !== undefined) told.caret = caret;
  return told;
};

/** The outcome that lies in `numbers` from `at`, after the number of its numbers. */
export function outcome(text, numbers, at, english) {
  const end = at + 1 + numbers[at++];
  let length = numbers[at++];
  const told = unchanged(text);
  if (length !== NONE) {
    told.value = string(numbers, at, length);
    told.changed = true;
    at += length;
  }
  if (numbers[at++] !== NONE) told.caret = numbers[at - 1];
  let left = numbers[at++];
  if (left) told.changes = [];
  for (; left--; at += 5) {
    told.changes.push({
      code: changeCodes[numbers[at]],
      from: numbers[at + 1],
      to: numbers[at + 2],
      valueFrom: numbers[at + 3],
      valueTo: numbers[at + 4],
    });
  }
  if (at < end) told.issues = [];
  while (at < end) {
    const code = numbers[at];
    const about = numbers[at + 1];
    const issue = {
      code: codes[code],
      severity: severities[code] === "E" ? "error" : "warning",
      message: (english ? en : ja)[code].replace("#", numbers[at + 2] ? String.fromCodePoint(about) : about),
    };
    if (numbers[at + 3] !== NONE) issue.part = numbers[at + 3];
    at += 4;
    length = numbers[at++];
    if (length !== NONE) {
      issue.suggestion = string(numbers, at, length);
      at += length;
    }
    told.issues.push(issue);
    told.valid &&= issue.severity !== "error";
  }
  return told;
}
