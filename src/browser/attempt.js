// Watches an attempt and hands it over when the page is hidden or left. What is counted is decided in
// the module; here it is told what happened, and when.

import { isActive } from "./control.js";
import { NONE, SurasuraError } from "./desk.js";

const now = () => performance.now();

/** By their numbers in `attempt.rs`; a nudge that was shown is the number of its state more than NUDGE. */
const [HIDDEN, VISIBLE, SUBMITTED, COMPLETED, NUDGE] = [0, 1, 2, 3, 4];

/** The whole address of an endpoint on this origin. */
function resolve(endpoint) {
  const fail = (code) => {
    throw new SurasuraError(code, "options.endpoint");
  };
  if (!endpoint || !URL.canParse(endpoint, document.baseURI)) fail("ENDPOINT_INVALID");
  const url = new URL(endpoint, document.baseURI);
  if (url.origin !== location.origin) fail("ENDPOINT_CROSS_ORIGIN");
  return url.href;
}

/** A string goes as text/plain, which needs no preflight. */
function send(endpoint, body) {
  try {
    return navigator.sendBeacon(endpoint, body);
  } catch {
    // An extension took it away.
    return false;
  }
}

/** `startAttempt` of index.d.ts, once it is clear that the shopper does not object to it. */
export function startAttempt({ core, bytes, read }, face, endpoint, completeOnSubmit) {
  const url = resolve(endpoint);
  bytes(crypto.getRandomValues(new Uint8Array(16)));
  const attempt = core.attempt(face.at, now());
  /** What cannot be counted is no reason for the page to stop. */
  const gently = (run) => (what) => {
    try {
      run(what);
    } catch (error) {
      console.warn("surasura:", error);
      handle.stop();
    }
  };
  const happen = gently((what) => core.happen(attempt, what, now()));
  const flush = gently(() => {
    const body = read(core.take(attempt, now()));
    if (body !== undefined && !send(url, body)) core.unsent(attempt);
  });
  // A field that was focused before the module came counts as the first.
  const focused = face.fields.find(({ control }) => isActive(control));
  if (focused) core.focused(attempt, focused.at, now());
  face.attempt = attempt;

  const stop = new AbortController();
  const options = { signal: stop.signal };
  document.addEventListener("visibilitychange", () => {
    happen(document.hidden ? HIDDEN : VISIBLE);
    if (document.hidden) flush();
  }, options);
  // Second best, where a page is left without being hidden first. Both together do no harm: without
  // news there is no second revision.
  addEventListener("pagehide", flush, options);
  // At the window: after the page's own handlers, which may have prevented it.
  addEventListener("submit", (event) => {
    if (event.target !== face.form || event.defaultPrevented) return;
    happen(SUBMITTED);
    if (completeOnSubmit) happen(COMPLETED);
  }, options);
  document.addEventListener("surasura:nudge", ({ detail }) => {
    // What was shown is eight times its goal and its state, from 1 (`Memory` of src/nudge/etiquette.rs).
    if (detail?.heldBack) return;
    const state = (detail?.memory?.shown - 1) % 8;
    if (state >= 0) happen(NUDGE + state);
  }, options);

  const handle = {
    id: read(core.id(attempt)),
    active: true,
    snapshot: () => read(core.peek(attempt, now())),
    complete() {
      happen(COMPLETED);
      flush();
    },
    stop() {
      // Nobody is told any more, unless another attempt has begun since.
      if (face.attempt === attempt) face.attempt = NONE;
      stop.abort();
    },
  };
  if (document.hidden) happen(HIDDEN);
  return handle;
}
