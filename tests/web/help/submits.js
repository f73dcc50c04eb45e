// What becomes of a submit, and the shop's own checks.

import { all, choose, enter, equal, leave, live, ok, said, state, type, until, wait } from "./page.js";

const FORM = (attributes = "", required = "") =>
  `<form ${attributes}><input name="tel" type="tel"><input name="n" autocomplete="name" ${required}><button>送る</button></form>`;

/** Presses the button, and lets the page come to rest. */
async function press(form) {
  form.querySelector("button").click();
  await wait(5);
}

export const submits = {
  async "held back once, said, let through when pressed again"({ page, attach }) {
    for (const attributes of ["", "novalidate"]) {
      const form = page(FORM(attributes));
      const { tel } = form.elements;
      attach(form);
      enter(tel, "03");
      await press(form);
      equal([form.sent.length, said(tel), live(form)], [0, "short", "1 to check"], attributes);
      ok(document.activeElement === tel, "the first is focused");
      await press(form);
      equal(form.sent.length, 1, `${attributes}: again`);
      type(tel, "031");
      leave(tel);
      await press(form);
      equal(form.sent.length, 1, `${attributes}: another text`);
    }
  },

  async "without a visit, too"({ page, attach }) {
    const form = page(FORM());
    attach(form);
    form.elements.tel.value = "０３";
    await press(form);
    equal([form.sent.length, said(form.elements.tel)], [0, "short"]);
  },

  async "held back until it is mended"({ page, attach }) {
    for (const attributes of ["", "novalidate"]) {
      const form = page(FORM(attributes));
      const { tel } = form.elements;
      attach(form, { submit: "block" });
      enter(tel, "03");
      for (let turn = 0; turn < 3; turn++) await press(form);
      equal(form.sent.length, 0, attributes);
      enter(tel, "0312345678");
      await press(form);
      equal(form.sent, [{ tel: "03-1234-5678", n: "" }], attributes);
    }
  },

  async "never held back"({ page, attach }) {
    const form = page(FORM());
    const { tel } = form.elements;
    const handle = attach(form, { submit: "pass" });
    enter(tel, "03");
    equal(said(tel), "short");
    await press(form);
    equal(form.sent.length, 1);
    equal(await handle.check(), true, "nor by a script");
  },

  async "what is required is asked for when it is sent"({ page, attach }) {
    const form = page(FORM("novalidate", "required"));
    const { n } = form.elements;
    attach(form);
    await press(form);
    equal([said(n), state(n), form.sent.length], ["required", "error", 0]);
    enter(n, "山田");
    equal(said(n), "");
    await press(form);
    equal(form.sent.length, 1);
  },

  async "what the browser requires it goes on requiring"({ page, attach }) {
    const form = page(FORM("", "required"));
    attach(form);
    for (let turn = 0; turn < 3; turn++) await press(form);
    equal([said(form.elements.n), form.sent.length], ["required", 0]);
    enter(form.elements.n, "山田");
    await press(form);
    equal(form.sent.length, 1);
  },

  async "a list and a box have words of their own"({ page, attach }) {
    const form = page(`<form><select name="pref" required><option value="">-<option>東京都</select><input type="checkbox" name="agree" required><button></button></form>`);
    attach(form);
    await press(form);
    equal(all(form), "choose|tick");
    choose(form.elements.pref, "東京都");
    choose(form.elements.agree);
    equal(all(form), "");
    await press(form);
    equal(form.sent.length, 1);
  },

  async "boxes are asked for once"({ page, attach }) {
    const form = page(`<form novalidate><input name="tel1" size="4" required><input name="tel2" size="4" required><input name="tel3" size="4" required><button></button></form>`);
    attach(form);
    await press(form);
    equal([all(form), live(form)], ["required", "1 to check"]);
    ok(document.activeElement === form.elements.tel1, "from the first box");
  },

  async "what is out of sight is not asked for"({ page, attach }) {
    const form = page(`<form novalidate><div hidden><input name="n" required></div><input name="m" required disabled><button></button></form>`);
    attach(form);
    await press(form);
    equal(form.sent.length, 1);
  },

  async "who goes back is not asked"({ page, attach }) {
    const form = page(`<form><input name="tel" type="tel" required><button formnovalidate name="back">戻る</button></form>`);
    attach(form);
    form.elements.tel.value = "03";
    await press(form);
    equal(form.sent.length, 1);
  },

  "a page that asks the browser itself is not held up for ever"({ page, attach }) {
    const form = page(FORM());
    attach(form);
    enter(form.elements.tel, "03");
    equal(form.checkValidity(), false, "the browser tells");
    return until(() => form.checkValidity(), "and then has no objection");
  },

  async "a check of the shop's own"({ page, attach }) {
    const form = page(`<form><input name="tel" type="tel"><input name="coupon"><button></button></form>`);
    const { tel, coupon } = form.elements;
    const asked = [];
    attach(form, {
      fields: {
        tel: { check: (value) => (asked.push(value), value.startsWith("03") && "not in Tokyo") },
        coupon: { check: (value) => value !== "A" && { message: "no such coupon" } },
      },
    });
    enter(tel, "03");
    equal([asked.length, said(tel)], [0, "short"], "not while there is something else");
    enter(tel, "0312345678");
    equal([asked, said(tel), state(tel)], [["03-1234-5678"], "not in Tokyo", "error"]);
    enter(coupon, "B");
    equal(said(coupon), "no such coupon", "of a field that we know nothing of");
    enter(coupon, "A");
    equal(said(coupon), "");
    await press(form);
    equal([form.sent.length, said(tel), asked.length], [0, "not in Tokyo", 1], "not asked again for the same");
    enter(tel, "0612345678");
    await press(form);
    equal(form.sent.length, 1);
  },

  async "a warning of the shop's stays and holds nobody up"({ page, attach }) {
    const form = page(FORM());
    const { tel } = form.elements;
    attach(form, { fields: { tel: { check: async () => ({ message: "slow there", severity: "warning" }) } } });
    enter(tel, "0312345678");
    await until(() => said(tel) === "slow there", "said");
    tel.focus();
    leave(tel);
    equal([said(tel), state(tel)], ["slow there", "warning"], "after another visit");
    await press(form);
    equal(form.sent.length, 1);
  },

  async "a submit waits for an answer, once"({ page, attach }) {
    const form = page(FORM());
    let answer;
    attach(form, { fields: { tel: { check: () => new Promise((done) => (answer = done)) } } });
    enter(form.elements.tel, "0312345678");
    for (let turn = 0; turn < 3; turn++) await press(form);
    equal(form.sent.length, 0, "while it waits");
    answer();
    await until(() => form.sent.length, "sent");
    await wait(20);
    equal(form.sent.length, 1, "an order is placed once");
    await press(form);
    equal(form.sent.length, 2, "and can be placed again");
  },

  async "a submit that waits is not lost when the form is attached anew"({ page, attach }) {
    const form = page(FORM());
    let answer;
    const handle = attach(form, { fields: { tel: { check: () => new Promise((done) => (answer = done)) } } });
    enter(form.elements.tel, "0312345678");
    await press(form);
    handle.detach();
    attach(form);
    answer("not now");
    return until(() => form.sent.length, "sent");
  },

  async "an answer that comes late is of the text that was asked about"({ page, attach }) {
    const form = page(FORM());
    const { tel } = form.elements;
    const answers = [];
    attach(form, { fields: { tel: { check: () => new Promise((done) => answers.push(done)) } } });
    enter(tel, "0312345678");
    enter(tel, "0612345678");
    answers[0]("not that one");
    await wait(5);
    equal(said(tel), "");
    answers[1]("nor that");
    await until(() => said(tel) === "nor that", "said");
    await press(form);
    equal(form.sent.length, 0);
  },

  async "a check that fails or does not answer holds nobody up"({ page, attach, warned }) {
    const form = page(`<form><input name="a" type="tel"><input name="b" type="tel"><input name="c" type="tel"><button></button></form>`);
    const { a, b, c } = form.elements;
    attach(form, {
      fields: {
        a: { check: () => { throw new Error("of the shop"); } },
        b: { check: () => Promise.reject(new Error("of its server")) },
        c: { check: () => new Promise(() => {}) },
      },
    });
    for (const field of [a, b, c]) enter(field, "0312345678");
    await wait(5);
    equal(warned.length, 2);
    const begun = Date.now();
    await press(form);
    await until(() => form.sent.length, "sent");
    ok(Date.now() - begun > 2500, "after three seconds");
  },

  async "for who sends by a script"({ page, attach }) {
    const form = page(`<div><input name="tel" type="tel"><input name="n" required></div>`);
    const [tel, n] = form.children;
    const handle = attach(form);
    enter(tel, "０３");
    equal(await handle.check(), false);
    equal([said(tel), said(n)], ["short", "required"]);
    enter(tel, "０３１２３４５６７８");
    enter(n, "x");
    equal([await handle.check(), tel.value], [true, "03-1234-5678"]);
    handle.detach();
    tel.value = "1";
    equal(await handle.check(), true, "who is gone has no objection");
    equal(form.outerHTML, `<div><input name="tel" type="tel"><input name="n" required=""></div>`);
  },

  async "what is sent has the form that the shop asks for"({ page, attach }) {
    const form = page(`<form><input name="tel" type="tel"><input name="addr" autocomplete="street-address"><input name="zip" autocomplete="postal-code"><input name="mail" type="email" disabled><button></button></form>`);
    const { tel, addr, zip } = form.elements;
    attach(form, { fields: { tel: { submitAs: { digitsOnly: true } } }, submitAs: { address: { width: "full" }, postal: { parts: ["zip1", "zip2"] }, email: {} } });
    enter(tel, "0312345678");
    enter(addr, "千代田区1-2");
    enter(zip, "1000001");
    await press(form);
    equal(form.sent, [{ tel: "0312345678", addr: "千代田区１－２", zip: "100-0001", zip1: "100", zip2: "0001" }]);
    equal([tel.value, addr.value, zip.value], ["03-1234-5678", "千代田区1-2", "100-0001"], "in the page");
  },

  "a reset is a beginning"({ page, attach }) {
    const form = page(FORM());
    const { tel } = form.elements;
    attach(form);
    enter(tel, "03");
    form.reset();
    return until(() => said(tel) === "" && state(tel) === "" && !tel.validity.customError, "nothing is said any more");
  },

  async "progress counts what is left"({ page, attach }) {
    const form = page(`<form><input name="n" required><input type="radio" name="d" value="1" required><input type="radio" name="d" value="2" required><input name="tel" type="tel"></form>`);
    const { n, tel } = form.elements;
    attach(form);
    const last = () => form.heard.filter(([name]) => name === "progress").at(-1)?.[1] ?? {};
    await until(() => last().left === 2 && last().total === 2, "at first");
    enter(n, "x");
    await until(() => last().left === 1, "one less");
    enter(tel, "03");
    await until(() => last().left === 2, "what is wrong is left, too");
    enter(tel, "0312345678");
    choose(form.elements.d[1]);
    await until(() => last().left === 0, "all");
  },
};
