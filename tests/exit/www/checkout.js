// A checkout as a shop has it, and a shopper: `step(n)` is what she does in its n-th field. `?shopper=name`: which
// attempt is hers, as a segment, which the collector's rows have. `&alone`: nobody drives her; `&alone=close`: she
// closes the page in the end.

import { attachForm, startAttempt } from "/surasura/surasura.js";

const asked = new URLSearchParams(location.search);
const form = document.querySelector("#checkout");
const TYPED = ["山田 花子", "ヤマダ ハナコ", "03-5253-2111"];

window.attempt = startAttempt({
  endpoint: "/efo",
  form: attachForm(form),
  step: "shipping",
  segments: asked.getAll("shopper"),
});

let inside;
/** Enters the field and types; the one before is left. */
window.step = (n) => {
  // Browsers say so only of what was typed by hand.
  inside?.dispatchEvent(new Event("change", { bubbles: true }));
  inside = form.elements[n - 1];
  inside.focus();
  inside.value = TYPED[n - 1];
  inside.dispatchEvent(new InputEvent("input", { inputType: "insertText", bubbles: true }));
};
addEventListener("pageshow", ({ persisted }) => persisted && (window.isBack = true));

const rest = (ms) => new Promise((done) => setTimeout(done, ms));
if (asked.has("alone")) {
  step(1);
  step(2);
  await rest(600);
  step(3);
  const closes = asked.get("alone") === "close";
  if (!closes) await rest(500);
  await fetch(`written?${asked.get("shopper")}`);
  if (closes) close();
}
