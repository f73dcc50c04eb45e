// Help, when she needs it and when it may come: that is decided in the module (src/friction/help.rs). What is offered is the
// shop's; `<surasura-help>` shows it, or the page itself.

import { HELP_CLOSED, HELP_TAKEN } from "./happened.js";

/** By their numbers in src/beacon/word.rs. */
const SIGNALS = ["leaving", "circling", "stuck", "loop"];

/** When help was shown on this device: at most one a day, where that may be kept. */
const PLACE = "surasura:help";
const DAY = 86_400_000;

const gently = (run) => {
  try {
    return run(localStorage);
  } catch {
    return undefined;
  }
};

/**
 * `attempt`: `core`, `now`, `happen`, `fieldOf` (the field of a number), `form`, `mayKeep`, `tell`. Gives what looks
 * whether she needs help.
 */
export function helper({ core, now, happen, fieldOf, form, mayKeep, tell }, { offers, early = 10, gap = 60, gapPages = 0, most = 1, holdOut = 0.1, daily = true }) {
  let timer;
  /** What is shown, until it is closed. */
  let open;

  function begin() {
    const age = daily && mayKeep() ? Date.now() - gently((store) => store.getItem(PLACE)) : DAY;
    core.etiquette(early * 1000, gap * 1000, gapPages, most, Math.round(holdOut * 10_000), age >= 0 && age < DAY);
  }

  /** What the shop offers for a signal at a field. */
  function offerFor(signal, { key, kind, boxes } = {}) {
    const fits = (list, ...names) => !list || names.some((name) => list.includes(name));
    const found = typeof offers === "function"
      ? offers({ signal, field: key, kind: kind ?? boxes })
      : offers.find((offer) => fits(offer.signals, signal) && fits(offer.fields, key, kind ?? boxes));
    return found && typeof found === "object" ? found : undefined;
  }

  function show(signal, number, field, offer) {
    const ended = (what) => () => {
      if (open !== detail) return;
      open = undefined;
      happen(what, undefined, number);
      tell("help", { efo_signal: signal, efo_help: what === HELP_TAKEN ? "taken" : "closed" });
    };
    const detail = {
      signal,
      field: field?.key,
      kind: field?.kind ?? field?.boxes,
      offer,
      taken: ended(HELP_TAKEN),
      close: ended(HELP_CLOSED),
    };
    open = detail;
    if (mayKeep()) gently((store) => store.setItem(PLACE, Date.now()));
    tell("help", { efo_signal: signal, efo_field: field?.key, efo_help: "shown" });
    const event = new CustomEvent("surasura:help", { bubbles: true, composed: true, cancelable: true, detail });
    (field?.control ?? form ?? document).dispatchEvent(event);
  }

  /** Once what happens at one moment has happened: who leaves a field enters the next. */
  function look() {
    clearTimeout(timer);
    timer = setTimeout(decide, 100);
  }

  function decide() {
    const told = core.signal(now());
    if (told && !open) {
      const number = (told & 255) - 1;
      const field = fieldOf((told >> 8) - 1);
      const signal = SIGNALS[number];
      const offer = offerFor(signal, field);
      if (offer && core.help(number, now()) === 0) show(signal, number, field, offer);
    }
    const due = core.due();
    clearTimeout(timer);
    if (due >= 0) timer = setTimeout(decide, due + 20);
  }

  return { begin, look, stop: () => clearTimeout(timer) };
}
