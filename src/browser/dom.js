// What the page is asked and told, a crossing each. JavaScript says these things in a fifth of the
// bytes that calls from Rust take; what is decided is decided there.

const EVENTS = ["focus", "blur", "change", "compositionstart", "compositionend"];

/** The controls of a form that hold a text or a choice. */
export const controlsOf = (form) =>
  [...form.elements].filter((element) => /^(input|textarea|select)$/i.test(element.tagName));

/** All that a control says of itself, and what the shop's `fields` option says of it. */
export function describe(control, fields) {
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
    // Read to tell a payment field, and kept nowhere.
    [attribute("aria-label"), attribute("placeholder")]
      .concat(Array.from(control.labels ?? [], (label) => label.textContent))
      .join(" "),
  ].join("\0");
}

/** What is disabled or read-only is not ours to write. */
export const isEditable = (control) => !control.disabled && !control.readOnly;

export const isActive = (control) => control.getRootNode().activeElement === control;

/** The caret, where the control is focused and nothing is selected. */
export function caretOf(control) {
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
export function write(control, value, caret) {
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

const tell = (control, name, detail) =>
  control.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));

export const tellChange = (control, field, kind, before, value, changes) =>
  tell(control, "surasura:change", { field, kind, before, value, changes });

export const tellIssues = (control, field, kind, issues) =>
  tell(control, "surasura:issue", { field, kind, issues });

/** `AttachedField` of index.d.ts. */
export const attachedField = (key, kind, reason) => ({ key, kind: kind ?? null, reason });

/** Listens to a form: `handler(which event, on which control)`; a submit has the number 5. */
export function watchForm(form, controls, handler) {
  const stop = new AbortController();
  const options = { signal: stop.signal };
  controls.forEach((control, at) => {
    EVENTS.forEach((name, what) =>
      control.addEventListener(name, () => handler(what, at), options),
    );
    // Enter that commits a composition does not submit. Safari sends it after `compositionend`,
    // with the key code that all browsers give to a key that the IME has taken.
    control.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) {
        event.preventDefault();
      }
    }, options);
  });
  // Before the page's own handlers: they are to see the values that are meant.
  form.addEventListener("submit", () => handler(5, 0), { ...options, capture: true });
  return stop;
}

/** Listens to the page of an attempt: `handler(what)`, by the numbers that `attempt.rs` knows. */
export function watchPage(form, handler) {
  const stop = new AbortController();
  const options = { signal: stop.signal };
  document.addEventListener("visibilitychange", () => handler(document.hidden ? 0 : 1, 0), options);
  addEventListener("pagehide", () => handler(2, 0), options);
  // At the window: after the page's own handlers, which may have prevented it.
  addEventListener("submit", (event) => {
    if (event.target === form && !event.defaultPrevented) handler(3, 0);
  }, options);
  document.addEventListener("surasura:nudge", ({ detail }) => {
    const state = ["empty", "far", "near", "reached"].indexOf(detail?.state);
    if (state >= 0 && !detail.heldBack) handler(4 + state, 0);
  }, options);
  return stop;
}

export const isHidden = () => document.hidden;
export const now = () => performance.now();
export const random = () => crypto.getRandomValues(new Uint8Array(16));

/** A string goes as text/plain, which needs no preflight. */
export function send(endpoint, body) {
  try {
    return navigator.sendBeacon(endpoint, body);
  } catch {
    // An extension took it away.
    return false;
  }
}

/** The whole address of an endpoint; undefined if it is none, "" if it lies on another origin. */
export function resolve(endpoint) {
  if (!endpoint || !URL.canParse(endpoint, document.baseURI)) return undefined;
  const url = new URL(endpoint, document.baseURI);
  return url.origin === location.origin ? url.href : "";
}
