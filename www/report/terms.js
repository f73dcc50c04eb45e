// What the numbers are called and what they mean: the report says so itself.

import { element } from "./dom.js";
import { language } from "./words.js";

let definitions = new Map();

export function setTerms(list) {
  definitions = new Map(list.map((definition) => [definition.of, definition]));
}

export const term = (of) => definitions.get(of)[language() === "en" ? "enTerm" : "jaTerm"];
export const meaning = (of) => definitions.get(of)[language()];
/** The head of a column: its name, and what it means for those who point at it. */
export const head = (of) => ({ text: term(of), title: meaning(of) });

/** Fills the lists of meanings of the page. */
export function drawMeanings() {
  for (const place of document.querySelectorAll("[data-definitions]")) {
    const lines = place.dataset.definitions.split(" ").map((of) =>
      element("div", {}, element("dt", {}, term(of)), element("dd", {}, meaning(of))));
    place.querySelector("dl").replaceChildren(...lines);
  }
}
