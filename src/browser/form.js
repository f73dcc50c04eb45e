// A form that is looked after. Here it is listened to and written; what an event means, and when a
// field is to be looked at, is decided in `form.rs`. Nothing is written during a composition, nothing is
// moved, nothing is blocked.

import { NONE, SurasuraError } from "./desk.js";
import { outcome, unchanged } from "./outcome.js";

/** By their numbers in `form.rs`. A submit is one more. */
const EVENTS = ["focus", "blur", "change", "compositionstart", "compositionend"];
const COMPOSED = 4;
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
    // Read to tell what a field is, and to know it again.
    [attribute("aria-label"), attribute("placeholder")]
      .concat(Array.from(control.labels ?? [], (label) => label.textContent))
      .join(" "),
  ].join("\0");
}

/** What is disabled or read-only is not ours to write. */
const isLocked = (control) => control.disabled || control.readOnly;

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
  const face = {
    at,
    form,
    controls: [],
    fields: [],
    /** The attempt that is told of what happens here. */
    attempt: NONE,
    normalizeAll: () => {
      controls.forEach((control, field) => control.form === form && hear(SUBMIT, field));
    },
    detach() {
      stop.abort();
      observer.disconnect();
      core.detach(at);
    },
  };
  const { controls } = face;

  /** By field: what it said of itself. */
  const described = [];
  const strangers = new WeakSet();
  const heard = new WeakSet();

  /** Looks for fields that are new. */
  function find() {
    for (const control of form.elements) {
      if (controls.includes(control) || strangers.has(control)) continue;
      if (!/^(input|textarea|select)$/i.test(control.tagName)) continue;
      const said = describe(control, fields);
      // A framework may put one control in the place of another: it is the same field.
      let field = described.findIndex((known, field) => known === said && controls[field].form !== form);
      if (field < 0) {
        const told = core.recognize(at, text(said), face.attempt);
        if (told < 0) throw new SurasuraError("FIELD_KIND_UNKNOWN", "options.fields");
        if (!told) {
          strangers.add(control);
          continue;
        }
        field = controls.length;
      } else {
        // With the other control its composition is over.
        core.event(at, COMPOSED, field, false, NONE, now());
      }
      controls[field] = control;
      described[field] = said;
      written[field] = undefined;
      if (!heard.has(control)) listen(control);
      heard.add(control);
    }
    if (face.fields.length < controls.length) face.fields = JSON.parse(read(core.fields(at)));
  }

  // What is being written makes events of its own; they are not the shopper's.
  let writing = false;

  /** By field: what was written last, in the place of what, and whether the shopper took it back. */
  const written = [];

  function replace(field, value, caret) {
    writing = true;
    const done = write(controls[field], value, caret);
    writing = false;
    return done;
  }

  const tell = (field, name, detail) => {
    const { key, kind } = face.fields[field];
    const given = { bubbles: true, composed: true, detail: { field: key, kind, ...detail } };
    controls[field].dispatchEvent(new CustomEvent(`surasura:${name}`, given));
  };

  /** A browser forgets what was typed when a script writes: this takes the last writing back, or does it again. */
  function takeBack(field, again) {
    const last = written[field];
    if (!last || last.back === !again || isLocked(controls[field])) return false;
    const [before, value] = again ? [last.before, last.value] : [last.value, last.before];
    if (controls[field].value !== before || !replace(field, value)) return false;
    last.back = !again;
    tell(field, "change", { before, value, changes: [] });
    return true;
  }

  function hear(what, field) {
    if (writing) return;
    const control = controls[field];
    const answer = core.event(at, what, field, isActive(control), face.attempt, now());
    if (!answer || isLocked(control)) return;
    const before = control.value;
    // What was taken back stays so until it is changed; the shop is sent what was meant all the same.
    const last = written[field];
    if (what !== SUBMIT && last?.back && last.before === before) return;
    const caret = caretOf(control);
    const told = core.look(at, field, put(before), bits, caret ?? NONE, today) >>> 2;
    const result = told ? outcome(before, numbers(), told, english) : unchanged(before, caret);
    let { value, changed, changes, issues } = result;
    if (changed) changed = replace(field, value, result.caret);
    core.looked(at, field, changed, answer === LEAVING, face.attempt, now());
    if (changed) {
      written[field] = { before, value, back: false };
      tell(field, "change", { before, value, changes });
    }
    if (answer === LEAVING) tell(field, "issue", { issues });
  }

  const stop = new AbortController();
  const options = { signal: stop.signal };
  function listen(control) {
    // Another may have come in its place.
    const on = (name, run) => {
      control.addEventListener(name, (event) => {
        const field = controls.indexOf(control);
        if (field >= 0) run(field, event);
      }, options);
    };
    EVENTS.forEach((name, what) => on(name, (field) => hear(what, field)));
    // Enter that commits a composition does not submit. Safari sends it after `compositionend`,
    // with the key code that all browsers give to a key that the IME has taken.
    on("keydown", (field, event) => {
      const { key, shiftKey, altKey } = event;
      const composing = event.isComposing || event.keyCode === 229;
      if (composing) {
        if (key === "Enter") event.preventDefault();
      } else if ((event.ctrlKey || event.metaKey) && !altKey) {
        const letter = key.toLowerCase();
        const again = letter === "y" || shiftKey;
        if ((letter === "z" || letter === "y") && takeBack(field, again)) event.preventDefault();
      }
    });
    // From a menu, or by shaking a telephone.
    on("beforeinput", (field, event) => {
      const { inputType } = event;
      if (event.isComposing || !/^history/.test(inputType)) return;
      if (takeBack(field, inputType === "historyRedo")) event.preventDefault();
    });
  }

  find();
  const observer = new MutationObserver(find);
  observer.observe(form, { childList: true, subtree: true });
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
