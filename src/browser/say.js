// What is said of a field stands beside it, in a place that the shop keeps for it
// (`data-surasura-issue`) or in one that is put behind the control. Texts stay texts: no markup is made
// of them.

/** Out of sight, and read out all the same. */
const UNSEEN = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap";

export function element(name, className, text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

export function button(text, run) {
  const made = element("button", "surasura-offer", text);
  made.type = "button";
  made.addEventListener("click", run);
  return made;
}

/**
 * `say(field, state, text, offers)`: `state` is `ok`, `error`, `warning` or nothing, `offers` are buttons.
 * `announce(text)`: to those who listen. `stateOf(field)`.
 */
export function speaker({ form, how, controls, fields, boxesOf, textOf, told, leave, on, safely }) {
  /** By field: where it is spoken of; its state; all that was said. */
  const slots = [];
  const states = [];
  const said = [];

  const live = element("div", "");
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
    const control = controls[field];
    const behind = control.closest("label") ?? control;
    let slot = slots[field];
    if (!slot?.isConnected) {
      const names = [control.name, control.id, fields[field].key];
      const root = form.contains(control) ? form : control.getRootNode();
      const kept = Array.from(root.querySelectorAll("[data-surasura-issue]"));
      slot = kept.find(({ dataset }) => names.includes(dataset.surasuraIssue));
      if (!slot) {
        slot = element("div", "");
        leave.push(() => slot.remove());
      }
      slots[field] = slot;
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
    for (const box of boxesOf(field)) {
      const control = controls[box];
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
    if (!parts.length && !slots[field]?.isConnected) return;
    const slot = slotOf(field);
    const { activeElement } = document;
    const top = () => activeElement?.getBoundingClientRect().top;
    const before = top();
    slot.replaceChildren(...parts);
    const moved = top() - before;
    if (moved) scrollBy(0, moved);
  }

  function say(field, state, text = "", offers = []) {
    const last = states[field];
    const all = [state, text, ...offers.map(([offer]) => offer)].join("\n");
    // What stands there with its buttons stays: one of them may be about to be pressed.
    if (how.silent || all === said[field] || (!state && !last) || (state === "ok" && last === state && !text)) return;
    said[field] = all;
    states[field] = state;
    for (const box of boxesOf(field)) {
      const control = controls[box];
      if (state) control.dataset.surasuraState = state;
      else delete control.dataset.surasuraState;
      if (state === "error") control.ariaInvalid = "true";
      else if (last === "error") control.ariaInvalid = null;
    }
    validate(field, state === "error" ? text : "", last === "error");
    const buttons = offers.map(([text, run]) => button(text, run));
    later(() => {
      // It may have been mended since.
      if (states[field] === state) put(field, text ? [element("span", "", text), ...buttons] : []);
    });
    if (text) announce(text);
  }

  /** The browser is told, too, as long as the shopper has not been: then she is let through. */
  function validate(field, fault, isOurs) {
    const isKnown = how.submit === "pass" || (how.submit !== "block" && told[field] === textOf(field));
    if (fault && !isKnown) controls[field].setCustomValidity(fault);
    else if (isOurs) controls[field].setCustomValidity("");
  }

  const announce = (text) => {
    if (!live.isConnected) form.append(live);
    live.textContent = text;
  };

  leave.push(() => controls.forEach((_, field) => say(field, "")));
  return { say, announce, validate, stateOf: (field) => states[field] };
}
