// <surasura-cart>: what a cart comes to, in the frame in which it changes.

import { describeWarning, openCart } from "./cart-face.js";
import { rows } from "./cart-rows.js";
import { define, given, localeOf, part, sheet, tell, word, write } from "./element.js";

const STYLE = `
:host { display: block; color: var(--surasura-ink, inherit); font-variant-numeric: tabular-nums; }
:host([hidden]), [hidden] { display: none; }
dl, dd, p { margin: 0; }
dl { display: grid; gap: .375em; }
[part~=row] { display: grid; grid-template-columns: auto 1fr; align-items: baseline; gap: 0 1em; }
[part=value] { text-align: end; }
[part=tag] { margin-inline-start: .5em; font-size: .8125em; font-weight: 400; color: var(--surasura-soft, inherit); }
[part=hint] { grid-column: 1 / -1; min-height: 1.5em; font-size: .8125em; line-height: 1.5; color: var(--surasura-soft, inherit); }
[part~=destination] { padding-inline-start: 1em; font-size: .875em; }
[part~=total] { padding-block: .25em; font-weight: 600; }
[part~=total] [part=value] { font-size: 1.375em; line-height: 1.3; }
[part~=rate] { font-size: .8125em; color: var(--surasura-soft, inherit); }
[part=warning], [part=unknown] { margin-top: .75em; font-size: .8125em; line-height: 1.5; text-wrap: pretty; }
[part=warning] { padding-inline-start: .625em; border-inline-start: 3px solid; color: var(--surasura-warning, light-dark(#7a5000, #f0c878)); }
`;

export const defineCart = () => define("surasura-cart", () => {
  const style = sheet(STYLE);

  return class extends HTMLElement {
    /** What the page was written with. */
    #slot = document.createElement("slot");
    #list = part("rows", "dl");
    #warnings = part("warnings");
    #unknown = part("unknown", "p");
    /** Rows by their keys. */
    #made = new Map();
    #rules;
    #cart;
    #open;
    #quote;
    /** Whether anything has been said of it. */
    #isGiven = false;

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [style];
      root.append(this.#slot, this.#list, this.#warnings, this.#unknown);
      this.#show();
      given(this, "rules", "cart");
    }

    connectedCallback() {
      if (!this.#open && this.#quote) this.#begin();
    }

    disconnectedCallback() {
      // One that is only moved is back by then.
      queueMicrotask(() => this.isConnected || this.#end());
    }

    get rules() {
      return this.#rules;
    }

    set rules(rules) {
      this.update(this.cart, rules);
    }

    get cart() {
      return this.#open?.cart() ?? this.#cart;
    }

    set cart(cart) {
      this.update(cart, this.#rules);
    }

    get quote() {
      return this.#quote;
    }

    get open() {
      return this.#open;
    }

    update(cart, rules) {
      this.#end();
      [this.#cart, this.#rules] = [cart, rules];
      return cart && rules ? this.#begin() : undefined;
    }

    setQuantity(line, quantity) {
      return this.#open && this.#price(() => this.#open.setQuantity(line, quantity));
    }

    change(change) {
      return this.#open && this.#price(() => this.#open.update(change));
    }

    #begin() {
      return this.#price(() => (this.#open = openCart(this.#cart, this.#rules)));
    }

    /** Keeps the cart as it is now, and frees what it took. */
    #end() {
      this.#cart = this.cart;
      this.#open?.close();
      this.#open = undefined;
    }

    /** Prices it after a change, or says that it cannot. */
    #price(change) {
      const isFirst = !this.#isGiven;
      this.#isGiven = true;
      this.#quote = undefined;
      try {
        change();
        this.#quote = this.#open.quote();
        this.#show();
      } catch (error) {
        this.#quote = undefined;
        const { code = "", path = "" } = error;
        // Without WebAssembly the page is as it was written, until something is changed in it.
        if (!isFirst || code !== "WASM_UNAVAILABLE") this.#show(true);
        tell(this, "surasura:error", { code, path });
        return undefined;
      }
      tell(this, "surasura:quote", { quote: this.#quote, rules: this.#rules });
      return this.#quote;
    }

    #show(isUnknown = false) {
      const quote = this.#quote;
      this.#slot.hidden = Boolean(quote) || isUnknown;
      this.#list.hidden = this.#warnings.hidden = !quote;
      const locale = localeOf(this);
      write(this.#unknown, isUnknown ? word("CART_UNKNOWN", this.#rules ?? {}, locale) : "");
      if (!quote) return;
      const all = rows(quote, this.cart, this.#rules, locale).map((row) => this.#row(row));
      const isSame = all.length === this.#list.children.length && all.every((row, at) => row === this.#list.children[at]);
      if (!isSame) this.#list.replaceChildren(...all);
      const { currency, warnings = [] } = quote;
      const said = warnings.map((warning) => describeWarning(warning, this.#rules, { currency, locale })).filter(Boolean);
      this.#warnings.replaceChildren(...said.map((text) => part("warning", "p", text)));
    }

    /** The row of that key, with what it says now. */
    #row({ key, name, value, tag = "", hints = [], isTotal, isRate, isPart }) {
      const kind = isTotal ? " total" : isRate ? " rate" : isPart ? " destination" : "";
      if (!this.#made.has(key)) {
        const [label, small, figure] = [part("label", "span"), part("tag", "small"), part("value", "dd")];
        const row = part(`row${kind} ${key}`, "div", part("name", "dt", label, small), figure);
        this.#made.set(key, { row, label, small, figure });
      }
      const { row, label, small, figure } = this.#made.get(key);
      write(label, name);
      write(small, tag);
      write(figure, value);
      while (row.children.length > 2 + hints.length) row.lastChild.remove();
      hints.forEach((hint, at) => {
        const place = row.children[2 + at] ?? row.appendChild(part("hint", "dd"));
        if (place.textContent !== hint) place.textContent = hint;
      });
      return row;
    }
  };
});
