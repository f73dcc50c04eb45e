// What is said of a field stands beside it, in a place that the shop keeps for it
// (`data-surasura-issue`) or in one that is put behind the control. Texts stay texts: no markup is made
// of them.

/** Out of sight, and read out all the same. */
const UNSEEN = "position:fixed;clip-path:inset(50%)";

export function element(name, text = "", className) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

/**
 * A button that goes when it is pressed. Who pressed it with a key goes on from `control`; a finger is spared the
 * keyboard on the screen.
 */
export function button(text, run, control) {
  const made = element("button", text, "surasura-offer");
  made.type = "button";
  made.addEventListener("click", ({ detail }) => {
    run();
    if (!detail) control?.focus();
  });
  return made;
}

/** The state of a field, for style sheets. */
function mark({ dataset }, state) {
  if (state) dataset.surasuraState = state;
  else delete dataset.surasuraState;
}

/**
 * `say(field, state, text, offers)`: `state` is `ok`, `error`, `warning` or nothing, `offers` are buttons.
 * `announce(text)`: to those who listen.
 */
export function speaker(face) {
  const { form, how, fields, boxesOf, textOf, leave, on, safely } = face;
  const live = element("div");
  live.role = "status";
  live.style.cssText = UNSEEN;
  if (!how.silent) form.append(live);
  leave.push(() => live.remove());

  /** What is to be put into the page while a pointer is down: under it nothing may move. */
  let held;
  const later = (run) => (held ? held.push(run) : run());
  const release = () => {
    // The click comes first.
    setTimeout(safely(() => {
      const runs = held ?? [];
      held = undefined;
      runs.forEach((run) => run());
    }));
  };
  const hold = () => (held ??= []);
  on(document, "pointerdown", hold, true);
  for (const name of ["pointerup", "pointercancel"]) on(document, name, release, true);

  function slotOf(field) {
    const { control, key } = field;
    const behind = control.closest("label") ?? control;
    let { slot } = field;
    if (!slot?.isConnected) {
      const names = [control.name, control.id, key];
      const root = form.contains(control) ? form : control.getRootNode();
      const kept = Array.from(root.querySelectorAll("[data-surasura-issue]"));
      slot = kept.find(({ dataset }) => names.includes(dataset.surasuraIssue));
      if (!slot) {
        slot = element("div");
        leave.push(() => slot.remove());
      }
      field.slot = slot;
      slot.classList.add("surasura-issue");
      // Another copy of this library may give names, too.
      const id = `surasura-${Math.random()}`;
      slot.id ||= id;
      leave.push(() => {
        slot.classList.remove("surasura-issue");
        slot.replaceChildren();
        if (slot.id === id) slot.removeAttribute("id");
      });
    }
    // A framework may have put another control there.
    if (!("surasuraIssue" in slot.dataset) && slot.previousSibling !== behind) behind.after(slot);
    for (const { control } of boxesOf(field)) {
      const told = control.getAttribute("aria-describedby");
      if (told?.includes(slot.id)) continue;
      control.setAttribute("aria-describedby", told ? `${told} ${slot.id}` : slot.id);
      leave.push(() => {
        if (told) control.setAttribute("aria-describedby", told);
        else control.removeAttribute("aria-describedby");
      });
    }
    return slot;
  }

  /** Puts it into the page; what has the focus stays where it is before her eyes. */
  function put(field, parts) {
    if (!parts.length && !field.slot?.isConnected) return;
    const slot = slotOf(field);
    mark(slot, field.state);
    const { activeElement } = document;
    const top = () => activeElement?.getBoundingClientRect().top;
    const before = top();
    slot.replaceChildren(...parts);
    const moved = top() - before;
    if (moved) scrollBy(0, moved);
  }

  function say(field, state, text = "", offers = []) {
    const { control, state: last } = field;
    const all = [state, text, ...offers.map(([offer]) => offer)].join("\n");
    // What stands there with its buttons stays: one of them may be about to be pressed.
    if (how.silent || all === field.all || (!state && !last) || (state === "ok" && last === state && !text)) return;
    Object.assign(field, { all, state });
    face.witness.told?.(field, state);
    for (const { control } of boxesOf(field)) {
      mark(control, state);
      if (state === "error") control.ariaInvalid = "true";
      else if (last === "error") control.ariaInvalid = null;
    }
    if (state === "error") validate(field, text);
    else if (last === "error") control.setCustomValidity("");
    const buttons = offers.map(([text, run]) => button(text, run, control));
    later(() => {
      // It may have been mended since.
      if (field.all === all) put(field, text ? [element("span", text), ...buttons] : []);
    });
    if (text) announce(text);
  }

  /** Whether the shopper may go on with a field as it is: she has been told, or is told nothing. */
  const isPassed = (field) => how.submit === "pass" || (how.submit !== "block" && field.known === textOf(field));

  /** The browser is told, too, as long as the shopper has not been. */
  const validate = (field, fault) => field.control.setCustomValidity(isPassed(field) ? "" : fault);

  const announce = (text) => {
    if (!live.isConnected) form.append(live);
    live.textContent = text;
  };

  leave.push(() => fields.forEach((field) => say(field, "")));
  return { say, announce, isPassed, validate };
}
