// <surasura-nudge>: what there is to say about a cart, in the frame in which the cart changes.

import { decideNudge, describeWarning, priceCart } from "./cart-face.js";
import { define, given, localeOf, part, sheet, tell, word, write } from "./element.js";
import { scaled } from "./nudge-bar.js";
import { STYLE } from "./nudge-style.js";
import { label, money, wanted } from "./format.js";

/** How long after a key somebody is still typing, in ms: longer than the pause between two keys. */
const PAUSE = 600;

const HEARD = ["compositionstart", "compositionend", "input"];

export const defineNudge = () => define("surasura-nudge", () => {
  const style = sheet(STYLE);

  return class extends HTMLElement {
    static observedAttributes = ["closable", "dismissed", "held-out", "last-step"];
    #text = part("text");
    #close = part("close", "button", "×");
    #fill = part("fill");
    #ticks = part("ticks");
    #bar = part("bar", "div", part("track", "div", this.#fill), this.#ticks);
    #tiers = part("tiers", "ol");
    #warnings = part("warnings");
    #detail = part("detail");
    /** Right below the bar where nothing else is: two, so that none of them moves. */
    #lone = part("note");
    #note = part("note");
    #add = part("add", "button");
    #box = part("box", "div", this.#text, this.#close, this.#bar, this.#tiers,
      part("below", "div", part("first", "div", this.#warnings, this.#detail, this.#add, this.#lone), this.#note));
    #status = part("status");

    #quote;
    #rules;
    #memory;
    #suggestion;
    #isNew = false;
    #isOn = false;
    #told = "";
    #goals = "";
    #timer;
    #composing = false;
    #typedAt = -PAUSE;

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [style];
      // What is announced is apart from what is seen: figures change while nobody is to be interrupted.
      this.#status.role = "status";
      this.#bar.role = "progressbar";
      for (const button of [this.#close, this.#add]) button.type = "button";
      this.#close.onclick = () => {
        this.setAttribute("dismissed", "");
        tell(this, "surasura:dismiss");
      };
      this.#add.onclick = () => {
        const items = this.#suggestion.items.map(({ id, quantity = 1, line }) => ({ id, quantity, line }));
        tell(this, "surasura:add", { items });
      };
      root.append(this.#box, this.#status);
      this.#clear();
      given(this, "suggestion");
    }

    connectedCallback() {
      for (const type of HEARD) document.addEventListener(type, this, true);
      this.#again();
    }

    disconnectedCallback() {
      // What is heard of a composition ends here.
      this.#composing = false;
      clearTimeout(this.#timer);
      for (const type of HEARD) document.removeEventListener(type, this, true);
    }

    attributeChangedCallback(name, _, value) {
      // Who takes it away wants it back.
      if (name === "dismissed" && value === null && this.#memory) this.#memory = { ...this.#memory, dismissed: false };
      this.#again();
    }

    handleEvent({ type, isComposing, inputType }) {
      const was = this.#composing;
      this.#composing = type === "input" ? isComposing === true : type === "compositionstart";
      // A box that is ticked is no typing.
      if (type === "input" && inputType) this.#typedAt = performance.now();
      if (was && !this.#composing) this.#again();
    }

    get suggestion() {
      return this.#suggestion;
    }

    set suggestion(suggestion) {
      this.#suggestion = suggestion;
      // It is of the cart that is shown in this task, before it or after it.
      this.#isNew = true;
      queueMicrotask(() => {
        this.#isNew = false;
        this.#again();
      });
    }

    update(cart, rules) {
      let quote;
      try {
        quote = priceCart(cart, rules);
      } catch (error) {
        this.show();
        // Without WebAssembly there is nothing to say, and nothing that the shop did wrong.
        if (error.code === "WASM_UNAVAILABLE") return undefined;
        throw error;
      }
      return this.show(quote, rules);
    }

    show(quote, rules) {
      if (!this.#isNew) this.#suggestion = undefined;
      [this.#quote, this.#rules] = [quote, rules];
      if (!quote) this.#clear();
      return this.#decide();
    }

    /** Decides again about what is there: what goes wrong now is nobody's call. */
    #again() {
      try {
        this.#decide();
      } catch {
        // It is told to who gives the next cart.
      }
    }

    #decide() {
      clearTimeout(this.#timer);
      if (!this.#quote) return undefined;
      const now = performance.now();
      const free = this.#typedAt + PAUSE;
      const items = this.#suggestion?.items ?? [];
      let nudge;
      try {
        nudge = decideNudge(this.#quote, this.#rules, {
          dismissed: this.hasAttribute("dismissed"),
          composing: this.#composing,
          typing: now < free,
          lastStep: this.hasAttribute("last-step"),
          // Who watches the attempt on this page may ask it to wait.
          helpFirst: !document.dispatchEvent(new Event("surasura:appear", { cancelable: true })),
          heldOut: this.hasAttribute("held-out"),
          oneItem: items.length === 1 && (items[0].quantity ?? 1) === 1,
          now,
          memory: this.#memory,
          locale: localeOf(this),
        });
        this.#paint(nudge);
      } catch (error) {
        this.#clear();
        throw error;
      }
      this.#memory = nudge.memory;
      const due = nudge.heldBack === "TYPING" ? free : nudge.dueMs;
      // Timers may be a little early.
      if (due !== undefined && this.isConnected) this.#timer = setTimeout(() => this.#again(), due - now + 1);
      const told = `${nudge.state} ${nudge.kind} ${nudge.heldBack}`;
      if (told !== this.#told) {
        this.#told = told;
        tell(this, "surasura:nudge", nudge);
      }
      return nudge;
    }

    /** Nothing is said rather than something wrong. What it takes up stays. */
    #clear() {
      this.#isOn = false;
      this.#box.inert = true;
      delete this.dataset.state;
      for (const element of [this.#text, this.#detail, this.#lone, this.#note]) write(element);
      this.#add.hidden = true;
      for (const list of [this.#warnings, this.#tiers, this.#ticks]) list.replaceChildren();
      this.#goals = "";
      this.#status.textContent = "";
    }

    #paint(nudge) {
      const { heldBack, state, text } = nudge;
      // One that is there already tells the new figures, and what was there once may be there again.
      const isOn = !nudge.hidden && (this.#isOn || !heldBack || heldBack === "UNCHANGED");
      if (!isOn) {
        this.#clear();
        this.dataset.state = state;
        return;
      }
      this.#isOn = true;
      this.#box.inert = false;
      this.dataset.state = state;
      const locale = localeOf(this);
      const { currency } = this.#quote;
      const warnings = (this.#quote.warnings ?? []).map((warning) =>
        describeWarning(warning, this.#rules, { currency, locale })).filter(Boolean);
      write(this.#text, text);
      if (this.#warnings.textContent !== warnings.join("")) {
        this.#warnings.replaceChildren(...warnings.map((warning) => part("warning", "p", warning)));
      }
      // There is room for one of them, and what costs is said first.
      const isShown = this.#showSuggestion(nudge, warnings.length > 0, locale);
      const detail = warnings[0] || isShown ? "" : nudge.detailText;
      const isLone = !warnings[0] && !isShown && !detail;
      write(this.#detail, detail);
      write(this.#lone, isLone ? nudge.noteText : "");
      write(this.#note, isLone ? "" : nudge.noteText);
      this.#close.hidden = !this.hasAttribute("closable");
      this.#close.ariaLabel = word("NUDGE_CLOSE", this.#rules, locale);
      this.#showBar(nudge, locale);
      const said = [text, ...warnings].join(" ");
      // What is no longer so is not left to be found.
      if (this.#status.textContent !== said) this.#status.textContent = heldBack ? "" : said;
    }

    #showBar({ tiers }, locale) {
      const { ticks, filled } = scaled(tiers);
      this.#bar.style.visibility = tiers.length ? "" : "hidden";
      // It has begun, whatever is in the cart (Kivetz et al. 2006); what is read out is as it is.
      this.#fill.style.transform = `scaleX(${Math.max(0.06, filled)})`;
      this.#bar.ariaValueNow = `${Math.round(filled * 100)}`;
      this.#bar.ariaLabel = word("NUDGE_PROGRESS", this.#rules, locale);
      const { currency, freeShipping, rewards } = this.#quote;
      const basis = ({ reward }) => (reward === undefined ? freeShipping : rewards.find((one) => one.reward === reward))?.basis;
      const goals = tiers.map((tier, at) => {
        const name = tier.reward === undefined ? word("NUDGE_SHIPPING", this.#rules, locale) : label(tier.reward, this.#rules);
        const taxExcluded = basis(tier) === "goods-tax-excluded";
        return { at: ticks[at], reached: !tier.gap, text: `${name} ${wanted({ ...tier, taxExcluded }, currency, locale)}` };
      });
      const goal = JSON.stringify(goals) + locale;
      if (goal === this.#goals) return;
      this.#goals = goal;
      const made = (name, tag) => ({ at, reached, text }, number) => {
        const element = part(reached ? `${name} reached` : name, tag);
        element.style.setProperty("--at", at);
        if (tag === "li") {
          element.style.flexGrow = at - (goals[number - 1]?.at ?? 0);
          element.append(text);
          if (reached) element.append(part("hidden", "span", ` ${word("NUDGE_TICKED", this.#rules, locale)}`));
        }
        return element;
      };
      this.#tiers.replaceChildren(...goals.map(made("tier", "li")));
      this.#ticks.replaceChildren(...goals.map(made("tick", "div")));
    }

    /** Whether there is one. */
    #showSuggestion({ state, kind, pieces, gap }, isWarned, locale) {
      const items = this.#suggestion?.items ?? [];
      const sum = (of) => items.reduce((all, item) => all + of(item) * (item.quantity ?? 1), 0);
      const price = sum((item) => item.price);
      // Only what does close it, of what is asked for now.
      const closes = (pieces ? sum(() => 1) : price) >= gap && ["near", "one-item", "lost"].includes(state);
      const isShown = items.length > 0 && kind === "shipping" && closes && !isWarned && !this.hasAttribute("last-step");
      this.#add.hidden = !isShown;
      if (!isShown) return false;
      const yen = (amount) => money(amount, this.#quote.currency, locale);
      const names = items.map(({ name, quantity = 1 }) => (quantity > 1 ? `${name}×${quantity}` : name));
      const { net } = this.#suggestion;
      const texts = [part("name", "span", word("NUDGE_ADD", this.#rules, locale, { name: names.join(locale === "en" ? ", " : "、"), amount: yen(price) }))];
      if (net !== undefined) {
        const code = net < 0 ? "NUDGE_ADD_LESS" : "NUDGE_ADD_NET";
        texts.push(part("net", "span", word(code, this.#rules, locale, { net: yen(net), less: yen(-net) })));
      }
      const pictures = items.filter(({ image }) => image).map(({ image }) => {
        const picture = part("image", "img");
        [picture.src, picture.alt] = [image, ""];
        return picture;
      });
      this.#add.replaceChildren(...pictures, part("words", "span", ...texts));
      return true;
    }
  };
});
