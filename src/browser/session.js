// An attempt goes over several pages of one tab: its numbers lie in sessionStorage between them, and only then. A tab
// that is opened from this one meanwhile begins an attempt of its own, although browsers copy the storage.

const PLACE = "surasura:attempt";
/** After so long without a page it is another attempt (30 minutes, as Zuko and Google Analytics have it). */
const LONGEST = 1_800_000;

/** Storage may be forbidden, or full: then every page is an attempt of its own. */
function gently(run) {
  try {
    return run(sessionStorage);
  } catch {
    return undefined;
  }
}

export const put = (numbers) => gently((store) => store.setItem(PLACE, [Date.now(), ...numbers].join()));

/** The numbers, which are gone then. */
export const take = () =>
  gently((store) => {
    const [at, ...numbers] = store.getItem(PLACE).split(",").map(Number);
    store.removeItem(PLACE);
    return Math.abs(Date.now() - at) < LONGEST ? numbers : undefined;
  });
