// Messages under the fields: late to blame, quick to forgive. A field is judged when it is left,
// its message goes with the first keystroke that mends it, and a submit says what is still open.

/** @param {HTMLFormElement} form */
export function messages(form) {
  const refusal = form.querySelector("#refusal");
  const issues = new Map(); // field → the issues found when it was last left

  form.addEventListener("surasura:issue", ({ target, detail }) => {
    if (target.value === "") return; // neither right nor wrong; whether it may stay empty is asked at the submit
    issues.set(target, detail.issues);
    onceReleased(() => show(target));
  });
  form.addEventListener("input", ({ target }) => {
    issues.delete(target);
    hide(target);
    forgive();
  });

  function show(field) {
    hide(field);
    if (!issues.has(field)) return; // mended while the pointer was down
    const [issue] = issues.get(field);
    if (issue) say(field, issue);
    else field.parentElement.dataset.state = "right";
  }

  function say(field, { severity, message, suggestion }) {
    field.parentElement.dataset.state = severity;
    if (severity === "error") field.setAttribute("aria-invalid", "true");
    const place = messageOf(field);
    place.textContent = message;
    if (suggestion) place.append(suggestionButton(field, suggestion));
  }

  function hide(field) {
    const place = messageOf(field);
    if (!place) return; // a field that we do not judge
    place.textContent = "";
    field.removeAttribute("aria-invalid");
    delete field.parentElement.dataset.state;
  }

  function suggestionButton(field, suggestion) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `${suggestion} にする`;
    button.addEventListener("click", (event) => {
      field.value = suggestion;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
      issues.set(field, []);
      show(field);
      // The button is gone. Whoever pressed it with a key goes on from the field;
      // a finger is spared the on-screen keyboard.
      if (event.detail === 0) field.focus();
    });
    return button;
  }

  const isWrong = (field) => (issues.get(field) ?? []).some(({ severity }) => severity === "error");

  /** Whether the order can be placed. If not, says why and goes to the first open field. */
  function allRight(cartIsEmpty) {
    const required = [...form.elements].filter((field) => field.required);
    for (const field of required.filter(({ value }) => value.trim() === "")) {
      const message = field.matches("select") ? "お選びください" : "ご入力ください";
      const missing = { severity: "error", message };
      issues.set(field, [missing]);
      say(field, missing);
    }
    const wrong = required.filter(isWrong);
    refusal.textContent = wrong.length
      ? `あと${wrong.length}か所、お確かめください：${wrong.map(labelOf).join("、")}`
      : cartIsEmpty
        ? "カゴが空です。お品物をお選びください"
        : "";
    wrong[0]?.focus();
    return refusal.textContent === "";
  }

  /** Something was mended: what the last refusal said may no longer be so. */
  function forgive() {
    refusal.textContent = "";
  }

  return { allRight, forgive };
}

export const labelOf = (field) => field.labels[0].textContent;
const messageOf = (field) => document.getElementById(`${field.id}-message`);

// A message makes the page longer. If the field was left by pressing something further down, that something
// would slip away from under the pointer before it is released, and the click would be lost: so wait for the release.
let pressed = false;
const waiting = [];
function onceReleased(act) {
  if (pressed) waiting.push(act);
  else act();
}
addEventListener("pointerdown", () => (pressed = true), true);
for (const end of ["pointerup", "pointercancel"]) {
  addEventListener(
    end,
    () => {
      pressed = false;
      // After the click, which follows the release in the same task.
      setTimeout(() => waiting.splice(0).forEach((act) => act()));
    },
    true,
  );
}
