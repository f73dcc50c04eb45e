// <surasura-nudge>: what there is to say about a cart, in the frame in which the cart changes.

import { decideNudge, priceCart } from "./cart-face.js";

const STYLE = `
:host { display: block; min-height: 3.5rem; color: var(--surasura-ink, inherit); }
:host([hidden]) { display: none; }
[part=text] { min-height: 1.6em; line-height: 1.6; font-weight: 600; }
[part=bar] { height: .5rem; margin-top: .4rem; border-radius: .25rem; overflow: hidden;
  background: var(--surasura-track, #8883); }
[part=fill] { height: 100%; border-radius: inherit; transform-origin: 0 50%;
  transform: scaleX(0); background: var(--surasura-accent, #0a7d5a); transition: transform .3s; }
@media (prefers-reduced-motion: reduce) { [part=fill] { transition: none; } }
`;

export function defineElements() {
  if (!globalThis.customElements || customElements.get("surasura-nudge")) return;

  const style = new CSSStyleSheet();
  style.replaceSync(STYLE);

  const part = (name, ...children) => {
    const element = document.createElement("div");
    element.part.add(name);
    element.append(...children);
    return element;
  };

  class SurasuraNudge extends HTMLElement {
    static observedAttributes = ["dismissed"];
    #fill = part("fill");
    #bar = part("bar", this.#fill);
    #text = part("text");
    #last;
    #told = "";
    #composing = false;

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [style];
      // Announced when there is time, never in the middle of something.
      this.#text.role = "status";
      root.append(this.#text, this.#bar);
      this.#bar.hidden = true;
    }

    connectedCallback() {
      document.addEventListener("compositionstart", this);
      document.addEventListener("compositionend", this);
    }

    disconnectedCallback() {
      // The end of a composition is not heard from here on.
      this.#composing = false;
      document.removeEventListener("compositionstart", this);
      document.removeEventListener("compositionend", this);
    }

    attributeChangedCallback() {
      this.#show();
    }

    handleEvent({ type }) {
      this.#composing = type === "compositionstart";
      if (!this.#composing) this.#show();
    }

    update(cart, rules) {
      try {
        this.#last = [priceCart(cart, rules), rules];
      } catch (error) {
        // Without WebAssembly there is nothing to say, and nothing that the shop did wrong.
        if (error.code === "WASM_UNAVAILABLE") return undefined;
        throw error;
      }
      return this.#show();
    }

    #show() {
      if (!this.#last) return undefined;
      const nudge = decideNudge(...this.#last, {
        dismissed: this.hasAttribute("dismissed"),
        composing: this.#composing,
        locale: this.closest("[lang]")?.lang.startsWith("en") ? "en" : "ja",
      });
      // While a word is being composed, what is shown stays as it is.
      if (nudge.heldBack !== "COMPOSING") {
        const silent = nudge.heldBack !== undefined;
        if (this.#text.textContent !== nudge.text || silent) {
          this.#text.textContent = silent ? "" : nudge.text;
        }
        this.#bar.hidden = silent;
        this.#fill.style.transform = `scaleX(${nudge.progress / 100})`;
        this.dataset.state = nudge.state;
      }
      const told = `${nudge.state} ${nudge.heldBack}`;
      if (told !== this.#told) {
        this.#told = told;
        this.dispatchEvent(new CustomEvent("surasura:nudge", { bubbles: true, detail: nudge }));
      }
      return nudge;
    }
  }

  customElements.define("surasura-nudge", SurasuraNudge);
}
