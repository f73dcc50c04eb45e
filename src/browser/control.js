// One control of a form: what it says of itself, and how it is written.

/** The controls of a form, or of what stands for one. Open shadow roots are looked into. */
export function* controlsIn(root, isForm, entered) {
  yield* isForm ? root.elements : root.querySelectorAll("input, textarea, select");
  for (const { shadowRoot } of root.querySelectorAll("*")) {
    if (!shadowRoot) continue;
    const controls = Array.from(controlsIn(shadowRoot, false, entered));
    entered(shadowRoot, controls);
    yield* controls;
  }
}

/** What the shop's `fields` option says of a control, by its name or id. */
export function settingsOf(control, fields) {
  const listed = [control.name, control.id].find((name) => name && Object.hasOwn(fields ?? {}, name));
  const given = listed && fields[listed];
  return { listed, ...(typeof given === "object" ? given : { kind: given }) };
}

/** All that a control says of itself, and of which kind the shop says it is. */
export function describe(control, { listed, kind }) {
  const attribute = (name) => control.getAttribute(name) ?? "";
  return [
    control.type,
    attribute("autocomplete").trim().toLowerCase(),
    attribute("name"),
    attribute("id"),
    attribute("data-surasura"),
    attribute("data-surasura-key"),
    ...(kind === undefined ? ["", ""] : [listed, kind]),
    // Read to tell what a field is, and to know it again.
    [attribute("aria-label"), attribute("placeholder")]
      .concat(Array.from(control.labels ?? [], (label) => label.textContent))
      .join(" "),
  ].join("\0");
}

/** What is known of a text goes with it. */
export const forget = (field) =>
  Object.assign(field, {
    written: undefined,
    fault: undefined,
    known: undefined,
    checked: undefined,
    filled: undefined,
    own: undefined,
    code: undefined,
    composing: undefined,
  });

/** What is disabled or read-only is not ours to write. */
export const isLocked = (control) => control.disabled || control.readOnly;

export const isActive = (control) => control.getRootNode().activeElement === control;

/** An older browser does not say. */
const isSeen = (control) => control.checkVisibility?.() !== false;

/** Whether the page asks for something to be there. Of what is out of sight nobody can be asked. */
export const isRequired = (control) =>
  (control.required || control.ariaRequired === "true") && !isLocked(control) && isSeen(control);

/** Whether nothing is there. Of boxes to tick and of choices the browser knows; spaces are nothing. */
export const isEmpty = (control) =>
  control.validity.valueMissing || (!/^(checkbox|radio|file)$/.test(control.type) && !control.value.trim());

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
