// Postal codes to try, for visitors who know none of those that the demo knows. They put the code where
// it would have been typed; what follows is surasura's.

/** @param {HTMLFormElement} form */
export function samples(form) {
  const box = form.querySelector("#samples");
  const postal = form.querySelector("#postal");
  box.hidden = false;
  box.addEventListener("click", ({ target }) => {
    const code = target.closest("[data-code]")?.dataset.code;
    if (!code) return;
    // The list of places may come where the buttons are.
    postal.focus();
    postal.value = code;
    postal.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
