// What may be recorded, as a shop's consent tool would ask it: the answer is kept, and told whenever it changes.

const PLACE = "minamo:consent";

/** Storage may be forbidden: then the answer holds for this page. */
function gently(run) {
  try {
    return run(localStorage);
  } catch {
    return undefined;
  }
}

/**
 * @param {HTMLElement} box the radio buttons
 * @param {(mode: "full" | "aggregate" | "off") => void} changed
 */
export function consent(box, changed) {
  const buttons = [...box.querySelectorAll("input")];
  const kept = gently((store) => store.getItem(PLACE));
  // She has said so to every site already.
  const isRefused = navigator.globalPrivacyControl === true;
  const first = isRefused ? "off" : kept;
  for (const button of buttons) {
    if (button.value === first) button.checked = true;
    button.disabled = isRefused;
  }
  box.addEventListener("change", ({ target }) => {
    gently((store) => store.setItem(PLACE, target.value));
    changed(target.value);
  });
  return {
    isRefused,
    get mode() {
      return buttons.find(({ checked }) => checked).value;
    },
  };
}
