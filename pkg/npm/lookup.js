// From a postal code to where it delivers, for anybody: whatever is asked, there is an answer and no exception.

const nothing = (code) => ({ candidates: [], common: {}, ...(code && { code }) });

/** Settles when the shopper has gone on. */
const aborted = (signal) =>
  new Promise((resolve) => {
    if (signal?.aborted) resolve();
    signal?.addEventListener("abort", () => resolve(), { once: true });
  });

/** `lookupPostal` and `prefetchPostal` of full.d.ts over `normalize` and the places of `postal.js`. */
export function lookup({ normalize, places }) {
  async function look(code, options) {
    const { base, signal, address = "" } = options ?? {};
    const { value, issues: [issue] } = normalize("postal", `${code}`);
    // Half a surrogate pair has no issue, and is no code.
    if (issue || !/^\d/.test(value)) return nothing(issue?.code ?? (value && "POSTAL_NOT_DIGITS"));
    const found = await Promise.race([places.find(value, base, `${address}`), aborted(signal)]);
    if (signal?.aborted) return nothing("POSTAL_ABORTED");
    if (!found) return nothing("POSTAL_DATA_UNAVAILABLE");
    const { date, mismatch, candidates, common } = found;
    const wrong = mismatch ? "POSTAL_ADDRESS_MISMATCH" : !candidates.length && "POSTAL_UNKNOWN";
    return { ...nothing(wrong), date, candidates, common, ...(mismatch && { mismatch }) };
  }

  return {
    lookupPostal: (code, options) => look(code, options).catch(() => nothing("POSTAL_DATA_UNAVAILABLE")),
    prefetchPostal(digits, options) {
      try {
        places.prefetch(`${digits}`, options?.base);
      } catch {
        // Then it is loaded when it is looked up, or not at all.
      }
    },
  };
}
