// The submit: it is held back with a word, once for the same text, and never greyed out. The rules of ours
// may be wrong, and the shop's own come after; who presses again is let through, unless the shop says
// `submit: "block"`.

import { isEmpty, isRequired } from "./control.js";
import { speak } from "./words.js";

/** A check of the shop's own that takes longer than this, in ms, holds nobody up. */
const PATIENCE = 3000;

export function guard(face, { say, announce, isPassed, validate }) {
  const { form, how, fields, textOf, isHere, boxesOf, on, safely } = face;

  /** What is wrong with a field that the form must not be sent with. Of boxes the last speaks for all. */
  function faultOf(field) {
    const { control, fault, checked } = field;
    const boxes = boxesOf(field);
    if (!isHere(field) || field !== boxes.at(-1)) return undefined;
    if (boxes.some(({ control }) => isRequired(control) && isEmpty(control))) {
      const ticked = /^(checkbox|radio)$/.test(control.type);
      return speak(how, ticked ? "TICK_REQUIRED" : control.options ? "CHOICE_REQUIRED" : "VALUE_REQUIRED");
    }
    return fault ?? (checked?.fault && checked.text === textOf(field) ? checked.fault : undefined);
  }

  /** Asks the shop's own check of a field, if there is one; its answer is kept for that text. Gives what is waited for. */
  function check(field) {
    const ask = field.settings.check;
    const text = textOf(field);
    if (!ask || !text || field.fault) return [];
    if (field.checked?.text === text) return field.checked.waiting ?? [];
    const asked = (field.checked = { text });
    const answered = (answer) => {
      asked.waiting = undefined;
      if (field.checked !== asked || textOf(field) !== text) return;
      // Of a field of no kind nobody has said yet that it is right.
      if (!answer) return field.state || say(field, "ok");
      const { message = answer, severity = "error" } = answer;
      if (severity === "error") asked.fault = message;
      say(field, severity, `${message}`);
    };
    // A check that fails is the shop's fault, and nobody else's.
    const failed = (error) => {
      asked.waiting = undefined;
      console.warn("surasura:", error);
    };
    try {
      const answer = ask(text);
      if (answer?.then) asked.waiting = answer.then(answered).catch(failed);
      else answered(answer);
    } catch (error) {
      failed(error);
    }
    return asked.waiting ?? [];
  }

  /** Settles when the shop's checks are answered, or nobody waits for them any more. */
  const settled = (waiting) => Promise.race([Promise.all(waiting), new Promise((go) => setTimeout(go, PATIENCE))]);

  /** Fields that the form must not be sent with, in their order. */
  const wrong = () => fields.filter((field) => !isPassed(field) && faultOf(field) !== undefined);

  /** Says what is wrong, all of it, and goes to the first. False where nothing is. */
  function explain(faults = wrong()) {
    if (!faults.length) return false;
    for (const field of faults) {
      const fault = faultOf(field) ?? field.control.validationMessage;
      field.known = textOf(field);
      // What stands there may have an offer beside it.
      if (field.state !== "error") say(field, "error", fault);
      validate(field, fault);
    }
    face.witness.blocked?.(faults);
    announce(speak(how, "ASK", faults.length));
    const [{ control }] = boxesOf(faults[0]);
    control.focus({ preventScroll: true });
    control.scrollIntoView({ block: "center" });
    return true;
  }

  let through = false;
  /** A submit waits for answers: another press does not make it two. */
  let isHeld = false;

  function submitted(event) {
    if (through) return;
    face.normalizeAll();
    // Who goes back, or comes again later, need not be done.
    if (how.submit === "pass" || event.submitter?.formNoValidate) return;
    const waiting = fields.flatMap(check);
    if (!explain()) {
      if (!waiting.length) return;
      if (!isHeld) settled(waiting).then(() => again(event));
      isHeld = true;
    }
    // Only once it is explained, or will be.
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  function again({ target, submitter }) {
    isHeld = false;
    try {
      if (explain()) return;
    } catch (error) {
      face.giveUp(error);
    }
    through = true;
    try {
      target.requestSubmit(submitter?.form === target ? submitter : undefined);
    } finally {
      through = false;
    }
  }

  // The browser's own check comes before the submit; its bubble would speak of one field alone.
  let refused;
  on(form, "click", ({ target }) => {
    const { type } = target.closest?.("button, input") ?? {};
    if (how.submit === "pass" || !/^(submit|image)$/.test(type)) return;
    face.normalizeAll();
    refused = new Set();
    setTimeout(safely(() => {
      explain(Array.from(refused));
      refused = undefined;
    }));
  }, true);
  on(form, "invalid", (event) => {
    const field = fields.find(({ control }) => control === event.target);
    if (!field) return;
    if (refused) {
      event.preventDefault();
      refused.add(boxesOf(field).at(-1));
    } else if (how.submit === "explain") {
      // The page asked by itself, and the browser tells; the next time we have no objection.
      field.known = textOf(field);
      if (field.state === "error") setTimeout(() => validate(field, ""));
    }
  }, true);
  // Before the page's own handlers: they are to see the values that are meant.
  on(form, "submit", submitted, true);

  /** For who sends by a script of their own: whether all is well, after saying what is not. */
  face.check = async () => {
    face.normalizeAll();
    try {
      await settled(fields.flatMap(check));
      return !explain();
    } catch (error) {
      face.giveUp(error);
      return true;
    }
  };

  return { check, faultOf };
}
