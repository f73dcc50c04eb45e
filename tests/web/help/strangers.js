// Pages, scripts and texts that nobody wishes for: none of them breaks a form.

import { all, enter, equal, ok, said, state, type, until, wait } from "./page.js";

const PHONE = `<form><input name="tel" type="tel"><button></button></form>`;

export const strangers = {
  "two forms on a page"({ page, attach, room }) {
    page(PHONE + PHONE.replace("<form", `<form id="other"`));
    const [one, other] = room.querySelectorAll("form");
    attach(one);
    const handle = attach(other);
    enter(one.elements.tel, "03");
    equal([all(one), all(other)], ["short", ""]);
    handle.detach();
    equal(all(one), "short");
    ok(!other.querySelector("[role=status]") && one.querySelector("[role=status]"), "each has its own");
  },

  "a form that is attached twice has one voice, and one hand"({ page, attach, warned }) {
    const form = page(PHONE);
    const { tel } = form.elements;
    const first = attach(form, { digitsOnly: true });
    const second = attach(form);
    equal(warned.length, 1);
    enter(tel, "０３１２３４５６７８");
    equal([tel.value, form.heard.filter(([name]) => name === "change").length], ["0312345678", 1]);
    enter(tel, "03");
    equal([form.querySelectorAll(".surasura-issue").length, form.querySelectorAll("[role=status]").length], [1, 1]);
    second.detach();
    enter(tel, "０６１２３４５６７８");
    equal(tel.value, "0612345678", "the first goes on");
    first.detach();
    attach(form);
    enter(tel, "０３１２３４５６７８");
    equal(tel.value, "03-1234-5678", "who comes then is the first");
  },

  "a list of kinds with a mistake in it leaves nothing behind"({ page, attach }) {
    const form = page(PHONE);
    const before = form.outerHTML;
    let thrown;
    try {
      attach(form, { fields: { tel: "fax" } });
    } catch (error) {
      thrown = error.message;
    }
    equal([thrown, form.outerHTML], ["FIELD_KIND_UNKNOWN at options.fields", before]);
    enter(form.elements.tel, "０３");
    equal(form.elements.tel.value, "０３");
    attach(form);
    enter(form.elements.tel, "０３");
    equal(said(form.elements.tel), "short");
  },

  async "handlers of the shop that throw"({ page, attach }) {
    const form = page(`<form><input name="tel" type="tel"><input name="mail" type="email"><button></button></form>`);
    const { tel, mail } = form.elements;
    attach(form);
    const reported = [];
    const report = (event) => (event.preventDefault(), reported.push(event.error?.message));
    const { onerror } = globalThis;
    // The test runner listens, too.
    globalThis.onerror = null;
    addEventListener("error", report, true);
    try {
      for (const name of ["surasura:change", "surasura:issue", "surasura:suggest", "surasura:progress", "input", "change"]) {
        form.addEventListener(name, () => {
          throw new Error("of the shop");
        });
      }
      enter(tel, "０３１２３４５６７８");
      enter(mail, "taro@gmial.com");
      form.querySelector(":scope > button").click();
      await wait(5);
      equal([tel.value, said(mail), form.sent.length], ["03-1234-5678", "a typo|use taro@gmail.com", 1]);
      ok(reported.length > 3 && reported.every((message) => message === "of the shop"), "the browser tells of them");
    } finally {
      removeEventListener("error", report, true);
      globalThis.onerror = onerror;
    }
  },

  "a handler that takes the field away, or us"({ page, attach }) {
    let form = page(PHONE);
    let { tel } = form.elements;
    attach(form);
    form.addEventListener("surasura:change", () => tel.remove());
    enter(tel, "０３１２３４５６７８");
    equal([tel.value, tel.isConnected], ["03-1234-5678", false]);
    form = page(PHONE);
    ({ tel } = form.elements);
    const handle = attach(form);
    form.addEventListener("surasura:change", () => handle.detach());
    enter(tel, "０３１２３４５６７８");
    equal([tel.value, said(tel), state(tel), form.children.length], ["03-1234-5678", "", "", 2], "nothing more is said");
  },

  async "texts are texts, wherever they come from"({ page, attach }) {
    const evil = `"><img src=x onerror="window.hurt=1"><script>window.hurt=1</script>`;
    const escaped = evil.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
    const form = page(`<form><label>${escaped}<input name="${escaped}" autocomplete="tel" id="${escaped}" data-surasura-key="${escaped}"></label><input type="email" name="mail"><input name="n" placeholder="${escaped}" autocomplete="${escaped}" data-surasura="${escaped}"><button></button></form>`);
    const [tel, mail, n] = form.elements;
    const options = { messages: { PHONE_TOO_SHORT: evil, SUGGESTION: `${evil}#` }, fields: { n: { check: () => evil } }, drafts: { key: evil } };
    const handle = attach(form, options);
    enter(tel, "03");
    enter(mail, `taro@gmial.com`);
    enter(n, evil);
    form.querySelector(":scope > button").click();
    await wait(20);
    equal([form.querySelectorAll("img, script").length, window.hurt], [0, undefined]);
    equal(all(form).split(evil).length, 3, "they are shown as they are");
    handle.clearDraft();
  },

  "names that are those of a form's own members"({ page, attach, warned }) {
    const names = ["submit", "id", "name", "action", "method", "target", "length", "reset", "constructor", "__proto__", "hasOwnProperty"];
    const form = page(`<form>${names.map((name) => `<input autocomplete="tel" name="${name}">`).join("")}<button></button></form>`);
    attach(form);
    for (const field of form.querySelectorAll("input")) {
      enter(field, "０３１２３４５６７８");
      equal(field.value, "03-1234-5678", field.name);
    }
    equal(warned, []);
  },

  "a kind that there is not, and nothing at all"({ page, attach }) {
    const form = page(`<form><input name="a" data-surasura="fax" required><input></form>`);
    const [a, b] = form.elements;
    attach(form);
    enter(a, "０３");
    enter(b, "０３");
    equal([a.value, b.value, all(form)], ["０３", "０３", ""]);
  },

  async "a form that loses its insides goes on"({ page, attach }) {
    const form = page(PHONE);
    attach(form);
    const again = form.cloneNode(true);
    form.replaceChildren(...Array.from(again.children).filter(({ role }) => !role));
    await wait();
    const { tel } = form.elements;
    enter(tel, "03");
    equal([said(tel), form.querySelector("[role=status]")?.textContent], ["short", "short"]);
  },

  async "what a pointer is about to press does not move"({ page, attach }) {
    const form = page(PHONE);
    const { tel } = form.elements;
    attach(form);
    type(tel, "03");
    document.dispatchEvent(new Event("pointerdown"));
    tel.blur();
    tel.dispatchEvent(new FocusEvent("blur"));
    equal([said(tel), state(tel)], ["", "error"]);
    document.dispatchEvent(new Event("pointerup"));
    await until(() => said(tel) === "short", "said when it is up");
  },
};
