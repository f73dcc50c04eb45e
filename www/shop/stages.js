// 入力 → 確認 → 完了 on one page. Nothing of the form is taken away while it is not seen, so nothing is lost on the way
// back, be it by the button of the page or that of the browser.

const PLACES = { customer: "#ordering", confirm: "#review", thanks: "#thanks" };

/** @param {(stage: "customer" | "confirm") => void} moved is called when she goes there */
export function stages(moved) {
  const at = (selector) => document.querySelector(selector);
  const marks = [...at("#stages").children];
  let stage = "customer";
  // Loaded again, the page begins with the form.
  history.replaceState(null, "");

  function show(next) {
    stage = next;
    Object.entries(PLACES).forEach(([name, selector], place) => {
      at(selector).hidden = name !== stage;
      if (name === stage) marks[place].setAttribute("aria-current", "step");
      else marks[place].removeAttribute("aria-current");
    });
    scrollTo(0, 0);
    at(`${PLACES[stage]} h1`).focus();
  }

  function go(next) {
    show(next);
    moved(next);
  }

  addEventListener("popstate", ({ state }) => {
    if (stage === "confirm") go("customer");
    // Forward once more: as if she had pressed the button, so that what she changed is looked at.
    else if (stage === "customer" && state?.stage === "confirm") at("#checkout").requestSubmit();
  });
  at("#back").addEventListener("click", () => history.back());

  return {
    get stage() {
      return stage;
    },
    confirm() {
      if (history.state?.stage !== "confirm") history.pushState({ stage: "confirm" }, "");
      go("confirm");
    },
    thanks: () => show("thanks"),
  };
}
