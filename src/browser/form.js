// A form that is looked after. Here it is listened to and written; what an event means, and when a
// field is to be looked at, is decided in `form.rs`. Nothing is written during a composition, nothing is
// moved, nothing is blocked.

import { NONE, SurasuraError, outcome, unchanged } from "./desk.js";

/** By their numbers in `form.rs`. A submit is one more. */
const EVENTS = ["focus", "blur", "change", "compositionstart", "compositionend"];
const SUBMIT = 5;

/** What `event` of `form.rs` answers where the issues of the field are of interest now, too. */
const LEAVING = 2;

const now = () => performance.now();

/** All that a control says of itself, and what the shop's `fields` option says of it. */
function describe(control, fields) {
  const attribute = (name) => control.getAttribute(name) ?? "";
  const names = [attribute("name"), attribute("id")];
  const listed = names.find((name) => name && Object.hasOwn(fields ?? {}, name)) ?? "";
  return [
    control.type,
    attribute("autocomplete").trim().toLowerCase(),
    ...names,
    attribute("data-surasura"),
    attribute("data-surasura-key"),
    listed,
    listed && fields[listed],
    // Read to tell what a field is, and kept nowhere.
    [attribute("aria-label"), attribute("placeholder")]
      .concat(Array.from(control.labels ?? [], (label) => label.textContent))
      .join(" "),
  ].join("\0");
}

const isActive = (control) => control.getRootNode().activeElement === control;

/** The caret, where the control is focused and nothing is selected. */
function caretOf(control) {
  // `type=email` and `type=number` have no selection: theirs is null.
  const start = isActive(control) ? control.selectionStart : null;
  return start === control.selectionEnd ? (start ?? undefined) : undefined;
}

/** The setter of the control's own class, past the one that React puts on the control. */
function setterOf(control) {
  let owner = Object.getPrototypeOf(control);
  while (owner && !Object.hasOwn(owner, "value")) owner = Object.getPrototypeOf(owner);
  return Object.getOwnPropertyDescriptor(owner, "value").set;
}

/**
 * Writes as the browser would, then `input` and `change`, so that React, Vue and plain listeners
 * see. A value that the control would refuse where it took the old one (`pattern`, `maxlength`) is
 * not written: the browser would not let the form go. False when nothing was written.
 */
function write(control, value, caret) {
  try {
    const refuses = ({ validity, maxLength, value }) =>
      validity.patternMismatch || (maxLength >= 0 && value.length > maxLength);
    const set = setterOf(control);
    if (control.pattern || control.maxLength >= 0) {
      // Tried on a copy: the shopper's own text, caret and undo are not for trying.
      const copy = control.cloneNode();
      set.call(copy, value);
      if (refuses(copy) && !refuses(control)) return false;
    }
    set.call(control, value);
    if (caret !== undefined) control.setSelectionRange(caret, caret);
  } catch {
    return false;
  }
  for (const name of ["input", "change"]) control.dispatchEvent(new Event(name, { bubbles: true }));
  return true;
}

/** `attachForm` of index.d.ts; `fields` is that option, the other options are read already. */
export function attachForm({ core, text, field: put, read, numbers }, form, fields, { bits, today, english }) {
  const { HTMLFormElement } = globalThis;
  if (!HTMLFormElement || !(form instanceof HTMLFormElement)) throw new SurasuraError("FORM_INVALID", "form");
  const at = core.form();
  const controls = [];
  for (const control of form.elements) {
    if (!/^(input|textarea|select)$/i.test(control.tagName)) continue;
    const said = core.recognize(at, text(describe(control, fields)));
    if (said === NONE) throw new SurasuraError("FIELD_KIND_UNKNOWN", "options.fields");
    if (said) controls.push(control);
  }
  const face = {
    at,
    form,
    controls,
    /** The attempt that is told of what happens here. */
    attempt: NONE,
    fields: JSON.parse(read(core.fields(at))),
    normalizeAll: () => controls.forEach((_, field) => hear(SUBMIT, field)),
    detach() {
      stop.abort();
      core.detach(at);
    },
  };

  // What is being written makes events of its own; they are not the shopper's.
  let writing = false;

  function hear(what, field) {
    if (writing) return;
    const control = controls[field];
    const answer = core.event(at, what, field, isActive(control), face.attempt, now());
    // What is disabled or read-only is not ours to write.
    if (!answer || control.disabled || control.readOnly) return;
    const before = control.value;
    const caret = caretOf(control);
    const told = core.look(at, field, put(before), bits, caret ?? NONE, today) >>> 2;
    const result = told ? outcome(before, numbers(), told, english) : unchanged(before, caret);
    let { value, changed, changes, issues } = result;
    if (changed) {
      writing = true;
      changed = write(control, value, result.caret);
      writing = false;
    }
    core.looked(at, field, changed, answer === LEAVING, face.attempt, now());
    const { key, kind } = face.fields[field];
    const tell = (name, detail) =>
      control.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
    if (changed) tell("surasura:change", { field: key, kind, before, value, changes });
    if (answer === LEAVING) tell("surasura:issue", { field: key, kind, issues });
  }

  const stop = new AbortController();
  const options = { signal: stop.signal };
  controls.forEach((control, field) => {
    EVENTS.forEach((name, what) => control.addEventListener(name, () => hear(what, field), options));
    // Enter that commits a composition does not submit. Safari sends it after `compositionend`,
    // with the key code that all browsers give to a key that the IME has taken.
    control.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) {
        event.preventDefault();
      }
    }, options);
  });
  // Before the page's own handlers: they are to see the values that are meant.
  form.addEventListener("submit", face.normalizeAll, { ...options, capture: true });
  return face;
}

// Watches an attempt and hands it over when the page is hidden or left. What is counted is decided in
// the module; here it is told what happened, and when.

/** By their numbers in `attempt.rs`; a nudge that was shown is the number of its state more than NUDGE. */
const [HIDDEN, VISIBLE, SUBMITTED, COMPLETED, NUDGE] = [0, 1, 2, 3, 4];
const STATES = ["empty", "far", "near", "reached"];

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
  const happen = (what) => core.happen(attempt, what, now());
  const flush = () => {
    const body = read(core.take(attempt, now()));
    if (body !== undefined && !send(url, body)) core.unsent(attempt);
  };
  if (document.hidden) happen(HIDDEN);
  // A field that was focused before the module came counts as the first.
  const focused = face.controls.findIndex(isActive);
  if (focused >= 0) core.focused(attempt, focused, now());
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
    const state = STATES.indexOf(detail?.state);
    if (state >= 0 && !detail.heldBack) happen(NUDGE + state);
  }, options);

  return {
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
}
