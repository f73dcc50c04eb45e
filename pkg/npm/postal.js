// From a postal code to where it delivers: small text files that the shop hosts, one for every first
// three digits, read by the module. Nothing here throws: without data the shopper types the address.

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

/** Settles when the shopper has gone on. */
const aborted = (signal) =>
  new Promise((resolve) => {
    if (signal?.aborted) resolve();
    signal?.addEventListener("abort", () => resolve(), { once: true });
  });

/** Over the module: `normalize` of the face, and `answer` of src/field/postal/answer.rs. */
export function postal({ normalize, answer }) {
  const nothing = (code) => ({ candidates: [], common: {}, ...(code && { code }) });

  async function look(code, options) {
    const { base, signal, address = "" } = options ?? {};
    const { value, issues: [issue] } = normalize("postal", `${code}`);
    // Half a surrogate pair has no issue, and is no code.
    if (issue || !/^\d/.test(value)) return nothing(issue?.code ?? (value && "POSTAL_NOT_DIGITS"));
    const text = await Promise.race([load(value, base), aborted(signal)]);
    if (signal?.aborted) return nothing("POSTAL_ABORTED");
    if (!text) return nothing("POSTAL_DATA_UNAVAILABLE");
    const [head, ...lines] = answer(text, value, `${address}`).split("\n");
    const candidates = lines.map((line) => {
      const cells = line.split("\t").slice(1);
      return Object.fromEntries(PARTS.map((part, index) => [part, cells[index] ?? ""]));
    });
    const [date, mismatch] = head.split("\t");
    return {
      ...nothing(mismatch ? "POSTAL_ADDRESS_MISMATCH" : candidates.length ? "" : "POSTAL_UNKNOWN"),
      date,
      candidates,
      common: commonOf(candidates),
      ...(mismatch && { mismatch }),
    };
  }

  return {
    lookupPostal: (code, options) => look(code, options).catch(() => nothing("POSTAL_DATA_UNAVAILABLE")),
    prefetchPostal(digits, options) {
      try {
        const [known] = `${digits}`.normalize("NFKC").match(/[0-9]{3}/) ?? [];
        if (known) load(known, options?.base);
      } catch {
        // Then it is loaded when it is looked up, or not at all.
      }
    },
  };
}
