// Watches an attempt, keeps it, and hands it over. What is counted, and when help may come, is decided in the
// module; here it is told what happened, and when. It never looks at what is in a field, but for whether something is.

import { bridge } from "./bridge.js";
import { followConsent } from "./consent.js";
import { isActive, isEmpty } from "./control.js";
import { deliverer } from "./deliver.js";
import { SurasuraError } from "./desk.js";
import {
  ASKED, AUTOFILLED, BLANK, BLOCKED, BLUR, BUTTON, CHANGED, CLEARED, COMMIT, COMPLETED, COMPOSED, COMPOSING, COMPOSITION,
  COMPOSITION_END, DROPPED, FAILED, FAILED_FIXED, FILLED, FIXED, FOCUS, FOCUSED, FRAME, GONE, HELP_CLOSED, HELP_TAKEN, HERE,
  HIDDEN, INPUT, LEAVING, LEFT, LOST, NUDGE, PASSED, PASTED, RESTART, RESUMED, SUBMIT, SUBMITTED, TOLD, TYPED, UNTOLD, VISIBLE,
} from "./happened.js";
import { helper } from "./helper.js";
import { outbox } from "./outbox.js";
import { channel, device } from "./referrer.js";
import * as session from "./session.js";

const now = () => performance.now();

/** What is worth keeping at once: the end of something. */
const NOTABLE = [FOCUS, BLUR, COMMIT, FAILED, FAILED_FIXED, BLANK, LOST, BLOCKED, SUBMITTED, RESUMED, NUDGE, HELP_TAKEN, HELP_CLOSED];

/** By their numbers in src/beacon/word.rs. */
const VIA = ["later", "beacon", "fetch"];
const CHANNEL = ["direct", "internal", "search", "social", "mail", "ad", "referral"];

/** No field: past the last. */
const NOBODY = 255;

const fail = (path, code = "OPTION_INVALID") => {
  throw new SurasuraError(code, path);
};

/** The whole address of an endpoint; of another origin only where the shop says so. */
function resolve(endpoint = "", crossOrigin) {
  if (!endpoint || !URL.canParse(endpoint, document.baseURI)) fail("options.endpoint", "ENDPOINT_INVALID");
  const url = new URL(endpoint, document.baseURI);
  if (url.origin !== location.origin && !crossOrigin) fail("options.endpoint", "ENDPOINT_CROSS_ORIGIN");
  return url.href;
}

/** Whether the browser filled a control, and nobody changed it since. */
function isAutofilled(control) {
  try {
    return control.matches(":autofill");
  } catch {
    return false;
  }
}

/** The attempt of the page: the module has one, and another ends it. */
let current;
/** Theirs, once something may be stored. */
let store;

/** `startAttempt` of attempts.d.ts. `face`: the form's, if there is one. */
export function startAttempt({ core, bytes, read, text, numbers }, face, options) {
  let { step } = options;
  const { sample = 100, segments = [], completeOnSubmit = false } = options;
  const tell = bridge(options.dataLayer);
  const url = resolve(options.endpoint, options.crossOrigin);
  if (!(sample >= 1 && sample <= 100)) fail("options.sample");
  const from = options.channel === undefined ? channel() : CHANNEL.indexOf(options.channel);
  if (from < 0) fail("options.channel");
  current?.stop();
  const stop = new AbortController();
  const { signal } = stop;
  const { form, fields = [] } = face ?? {};
  const keeps = options.store !== false;

  let deliver;
  let askAgain;
  let mode = "wait";
  /** The number of each field, by its place in the form. */
  let known = [];
  /** What the cart's nudge has said last. */
  let decided;
  /** What the data layer was told last of where she is. */
  let started = false;
  let last;
  /** The field that has the focus. */
  let inside;
  /** The page was left: that it is hidden then is no news. */
  let isGone = false;

  /** What cannot be counted is no reason for the page to stop. */
  const gently = (run) => (...given) => {
    if (signal.aborted) return;
    try {
      run(...given);
    } catch (error) {
      console.warn("surasura:", error);
      end();
    }
  };

  const handle = (current = {
    id: "",
    active: true,
    snapshot: () => read(core.peek(now())),
    step: gently((key) => {
      step = key;
      core.step(text(`${key}`), now());
      tell("step", { efo_step: `${key}` });
      found();
      deliver?.note();
    }),
    submitted: gently(submitted),
    complete: gently(() => {
      happen(COMPLETED);
      tell("complete");
      deliver?.finish();
      // The next page begins another.
      deliver = undefined;
      end();
    }),
    stop: () => end(),
    forget() {
      end("privacy");
      forget();
    },
  });

  function forget() {
    (store ?? outbox()).forget();
    store = undefined;
    session.take();
  }

  /** Nothing is listened to any more; what is kept stays for a later page. */
  function end(inactive) {
    handle.active = false;
    if (inactive) handle.inactive = inactive;
    stop.abort();
    deliver?.stop();
    help?.stop();
    if (face?.witness === witness) face.witness = {};
  }

  const happen = gently((what, field, extra = 0) => {
    core.happen(what, field ? (known[field.at] ?? NOBODY) : NOBODY, extra, now());
    if (NOTABLE.includes(what)) deliver?.note();
    help?.look();
    // A tag is told of her consent by another, who tells nobody else.
    if (mode === "wait") askAgain?.();
  });

  /** Fields that are new, those that are gone, and those that are back. */
  function found() {
    for (const field of fields) {
      const { at, key, kind, boxes } = field;
      // What has none is past the last: -1 as one byte.
      known[at] ??= core.declare(at, text(`${key} ${kind ?? boxes ?? ""}`)) & NOBODY;
      core.happen(face.isHere(field) ? HERE : GONE, known[at], 0, now());
    }
  }

  function submitted() {
    happen(SUBMITTED);
    tell("submit");
    last = undefined;
    if (completeOnSubmit) handle.complete();
  }

  /** What the form tells (`form.js`). */
  const witness = {
    found: gently(found),
    heard(what, field, event) {
      const { control, key } = field;
      if (what === FOCUSED) {
        if (!started) tell("start", { efo_field: key });
        started = true;
        last = key;
        inside = field;
        happen(FOCUS, field);
      } else if (what === LEFT) {
        inside = undefined;
        happen(BLUR, field);
        // Of boxes the last one speaks for all, although she may never have been in it.
        const { group = [] } = field;
        if (!group.some(({ control }) => control === event.relatedTarget)) group.forEach((box) => happen(ASKED, box));
      } else if (what === COMPOSITION) happen(COMPOSING);
      else if (what === COMPOSITION_END) happen(COMPOSED);
      else if (what === SUBMIT) happen(ASKED, field);
      else if (what === INPUT) {
        const isPasted = event?.inputType === "insertFromPaste";
        happen(isPasted ? PASTED : isAutofilled(control) ? AUTOFILLED : TYPED, field);
      } else if (what === CHANGED) {
        // Filled without being entered.
        if (inside !== field) happen(AUTOFILLED, field);
        happen(COMMIT, field);
        if (isEmpty(control)) happen(CLEARED, field);
      }
    },
    /** `judged`: as `looked` of `form.rs` has it. */
    looked(field, isFixed, judged, issues) {
      if (isFixed) happen(FIXED, field);
      if (judged === 1) happen(PASSED, field);
      else if (judged) {
        happen(isFixed ? FAILED_FIXED : FAILED, field, judged - 2);
        tell("error", { efo_field: field.key, efo_rule: issues.find(({ severity }) => severity === "error")?.code });
      }
    },
    filled: (field) => happen(FILLED, field),
    told: (field, state) => happen(state === "error" ? TOLD : UNTOLD, field),
    blocked(faults) {
      for (const field of faults) if (isEmpty(field.control)) happen(BLANK, field);
      happen(BLOCKED);
    },
  };

  /** Begins an attempt, or goes on with the one of the page before. */
  function begin(kept) {
    known = [];
    if (kept) bytes(kept);
    const isKept = kept && core.resume(kept.length, now());
    if (!isKept) {
      bytes(crypto.getRandomValues(new Uint8Array(16)));
      core.begin(now());
    }
    core.about(device(), from, sample);
    for (const segment of segments) core.segment(text(`${segment}`));
    if (step) core.step(text(`${step}`), now());
    help?.begin();
    found();
    if (!isKept) return;
    if (performance.getEntriesByType?.("navigation")[0]?.type === "reload") happen(RESTART);
    // Browsers put back what they remember after the page has loaded.
    setTimeout(gently(() => {
      for (const field of fields) {
        const number = known[field.at] ?? NOBODY;
        if (core.has(number) && isEmpty(field.control)) happen(LOST, field);
      }
    }), 500);
  }

  /** What may be recorded is known, or is another than it was: what is kept against her will now is deleted. */
  function changed(next) {
    mode = next;
    if (mode === "off") handle.forget();
    else if (mode === "full") resume();
    else if (mode === "aggregate") {
      forget();
      core.count_only();
      connect();
    }
  }

  function resume() {
    const kept = takeUp();
    // What has happened while it was not known is of this page's own; who was only counted begins anew.
    if ((kept && !started) || !core.id()) {
      begin(kept);
      nudged(decided);
    }
    const id = read(core.id());
    // By the identifier: the same on every page of the attempt.
    if (Number(`0x${id.slice(0, 8)}`) / 2 ** 32 < sample / 100) {
      connect();
      return;
    }
    putBack();
    end("sampled");
  }

  /** Whether a nudge was shown. */
  function nudged(detail) {
    // What was shown is eight times its goal and its state, from 1 (`Memory` of src/nudge/etiquette.rs).
    const state = (detail?.memory?.shown - 1) % 8;
    if (detail?.heldBack) core.silent(text(`${detail.heldBack}`), now());
    else if (state >= 0) {
      happen(NUDGE, undefined, state);
      return true;
    }
    return false;
  }

  function connect() {
    handle.id = read(core.id()) ?? "";
    const isKept = handle.id && keeps;
    if (isKept) {
      store ??= outbox();
      store.drain(url, { dropped: () => happen(DROPPED), live: () => current.active && current.id });
    }
    deliver?.stop();
    const take = (via, instead) => read(core.take(VIA.indexOf(via), instead, now()));
    deliver = deliverer({ url, id: handle.id, store: isKept ? store : undefined, take, unsent: () => core.unsent() });
    deliver.note();
  }

  /** The numbers that the page before left. */
  const takeUp = () => (keeps && mode === "full" ? session.take() : undefined);

  /** Leaves them to the next. */
  function putBack() {
    if (!keeps || mode !== "full") return;
    const at = core.save(now()) >>> 2;
    session.put(numbers().slice(at + 1, at + 1 + numbers()[at]));
  }

  /** The page goes, perhaps for good. */
  function away(isLast) {
    if (isLast && last) tell("abandon", { efo_field: last });
    deliver?.flush(isLast);
    putBack();
  }

  const on = (target, name, run, capture) => target.addEventListener(name, gently(run), { signal, capture });

  const help = options.help && helper({
    core,
    now,
    happen,
    tell,
    form,
    fieldOf: (number) => fields.find(({ at }) => known[at] === number),
    mayKeep: () => keeps && mode === "full",
  }, options.help);

  begin();
  if (face) face.witness = witness;
  on(document, "visibilitychange", () => {
    if (isGone) return;
    happen(document.hidden ? HIDDEN : VISIBLE);
    if (document.hidden) away(false);
    // Nobody else goes on with it now.
    else takeUp();
    askAgain();
  });
  // Second best, where a page is left without being hidden first. Both together do no harm: without
  // news there is no second revision.
  on(window, "pagehide", () => {
    away(true);
    isGone = true;
  });
  on(window, "pageshow", ({ persisted }) => {
    isGone = false;
    if (!persisted) return;
    const kept = takeUp();
    // The pages after this one went on with it.
    if (kept) {
      begin(kept);
      connect();
    }
    happen(RESUMED);
  });
  // At the window: after the page's own handlers, which may have prevented it.
  on(window, "submit", (event) => {
    if (form && event.target === form && !event.defaultPrevented) submitted();
  });
  on(document, "reset", ({ target }) => target === form && happen(RESTART), true);
  on(document, "focusin", ({ target }) => {
    const button = target.closest?.("button, input");
    if (form && button?.form === form && /^(submit|image)$/.test(button.type)) happen(BUTTON);
  });
  // A frame that takes the focus tells the page no more than that: the payment.
  on(window, "blur", () => setTimeout(() => document.activeElement?.localName === "iframe" && happen(FRAME)));
  on(document.documentElement, "mouseleave", ({ clientY }) => clientY <= 0 && happen(LEAVING));
  on(document, "surasura:nudge", ({ detail }) => {
    decided = detail;
    if (nudged(detail)) tell("nudge", { efo_state: detail.state });
  });
  // A nudge asks whether it may come: help before money.
  on(document, "surasura:appear", (event) => core.money() && event.preventDefault());

  askAgain = followConsent(options, signal, changed, fail);
  // A field that was focused before the module came counts as the first.
  const focused = fields.find(({ control }) => isActive(control));
  if (focused) witness.heard(FOCUSED, focused);
  if (document.hidden) happen(HIDDEN);
  return handle;
}
