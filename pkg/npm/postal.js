// From a postal code to where it delivers: small text files that the shop hosts, one for every first
// three digits, read by the module. Without data the shopper types the address.

const PARTS = ["prefecture", "city", "town", "building", "number", "office"];

/** Files asked for so far: what they hold, or will; not those that could not be had. */
const files = new Map();

/** The text of the file for a code of which three digits are known, or `undefined`. */
function load(code, base = "/postal/") {
  const name = code.slice(0, 3);
  const url = `${base}${name}.txt`;
  if (!files.has(url)) files.set(url, get(url, name).catch(() => void files.delete(url)));
  return files.get(url);
}

async function get(url, name) {
  const text = await (await fetch(url, { signal: AbortSignal.timeout(10_000) })).text();
  // A server may give a page of its own, with any status.
  if (!text.startsWith(`P1 ${name} `)) throw new Error(url);
  return text;
}

/** What all candidates agree on, as far as they do. */
function commonOf([first, ...others]) {
  if (!others.length) return { ...first };
  const common = {};
  for (const part of PARTS.slice(0, 4)) {
    if (others.some((other) => other[part] !== first[part])) break;
    common[part] = first[part];
  }
  return common;
}

/** `answer`: of src/field/postal/answer.rs. */
export const postal = (answer) => ({
  /** What the data says of a code of seven digits, and of an address against it; `undefined` without data. */
  async find(code, base, address = "") {
    const text = await load(code, base);
    if (!text) return undefined;
    const [head, ...lines] = answer(text, code, address).split("\n");
    const candidates = lines.map((line) => {
      const cells = line.split("\t").slice(1);
      return Object.fromEntries(PARTS.map((part, index) => [part, cells[index] ?? ""]));
    });
    const [date, mismatch] = head.split("\t");
    return { date, mismatch, candidates, common: commonOf(candidates) };
  },

  /** Loads the file of a code of which three digits are known, ahead of that. */
  prefetch(digits, base) {
    const [known] = digits.normalize("NFKC").match(/[0-9]{3}/) ?? [];
    if (known) load(known, base);
  },
});
