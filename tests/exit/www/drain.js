// An outbox in the hands of a test, with a clock that can be wrong.

import { outbox } from "./outbox.js";

window.store = outbox();
window.dropped = 0;
/** The clock is so much ahead, ms. */
window.drain = (ahead = 0) =>
  // Another each time: one hands over once at a time.
  outbox().drain(new URL("/efo", location.href).href, { now: () => Date.now() + ahead, dropped: () => window.dropped++ });
