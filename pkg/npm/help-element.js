// <surasura-help>: what the shop offers to who is stuck. It takes no focus, covers no field for long, and goes when it is closed.

const WORDS = { ja: ["閉じる", "くわしく見る"], en: ["Close", "More"] };

function made(name, text, properties) {
  return Object.assign(document.createElement(name), { textContent: text }, properties);
}

/** `<surasura-help>` of attempt.d.ts. */
export function defineHelp() {
  if (!globalThis.customElements || customElements.get("surasura-help")) return;

  class SurasuraHelp extends HTMLElement {
    #open;

    connectedCallback() {
      // Read out when she pauses, as what it is.
      this.role = "status";
      document.addEventListener("surasura:help", this);
    }

    disconnectedCallback() {
      document.removeEventListener("surasura:help", this);
    }

    handleEvent(event) {
      // The page shows it itself.
      if (event.defaultPrevented) return;
      event.preventDefault();
      this.#show(event.detail);
    }

    #show({ offer: { text, href, label }, taken, close }) {
      this.#open?.();
      const [closes, more] = WORDS[this.matches(":lang(en)") ? "en" : "ja"];
      const box = made("div", "", { className: "surasura-help" });
      const end = (tell) => () => {
        box.remove();
        this.#open = undefined;
        tell();
      };
      this.#open = end(close);
      box.append(made("p", text));
      if (href) {
        const link = made("a", label ?? more, { href, className: "surasura-offer" });
        // A telephone number or a chat opens beside the page; a page does in a tab of its own: the form stays.
        if (/^(https?:|\/|\.)/.test(href)) Object.assign(link, { target: "_blank", rel: "noopener" });
        link.onclick = end(taken);
        box.append(link);
      }
      const button = made("button", "×", { type: "button", className: "surasura-close", ariaLabel: closes });
      button.onclick = this.#open;
      box.append(button);
      box.onkeydown = ({ key }) => key === "Escape" && this.#open();
      this.replaceChildren(box);
    }
  }

  customElements.define("surasura-help", SurasuraHelp);
}
