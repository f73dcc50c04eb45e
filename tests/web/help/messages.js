// What is said of a field, when, and where.

import { all, choose, compose, enter, equal, leave, live, offers, ok, said, state, type, wait } from "./page.js";

const PHONE = `<form><input name="tel" type="tel"><input name="other"></form>`;

export const messages = {
  "nothing while typing, what is wrong on leaving, gone on input"({ page, attach }) {
    const form = page(PHONE);
    const { tel } = form.elements;
    attach(form);
    type(tel, "03123");
    equal([said(tel), state(tel), tel.ariaInvalid], ["", "", null], "while typing");
    leave(tel);
    equal([said(tel), state(tel), tel.ariaInvalid, live(form)], ["short", "error", "true", "short"], "after leaving");
    ok(tel.validity.customError, "the browser knows");
    type(tel, "031234");
    equal([said(tel), state(tel), tel.ariaInvalid], ["", "", null], "while it is mended");
    ok(!tel.validity.customError, "and the browser");
  },

  "praise at once where it is clear that it is all"({ page, attach }) {
    const form = page(`<form><input name="tel" type="tel"><input autocomplete="name" name="n"></form>`);
    const { tel, n } = form.elements;
    attach(form);
    type(tel, "031234567");
    equal(state(tel), "", "one is missing");
    type(tel, "0312345678");
    equal([state(tel), tel.value], ["ok", "0312345678"], "complete, not rewritten");
    type(n, "山田");
    equal(state(n), "", "a name may go on");
    leave(n);
    equal(state(n), "ok", "on leaving");
  },

  "an empty field is not spoken of"({ page, attach }) {
    const form = page(`<form><input name="tel" type="tel" required></form>`);
    const { tel } = form.elements;
    attach(form);
    enter(tel, "");
    equal([said(tel), state(tel)], ["", ""]);
    enter(tel, "03");
    enter(tel, "");
    equal([said(tel), state(tel)], ["", ""], "nor one that was emptied");
  },

  "nothing is said during a composition"({ page, attach }) {
    const form = page(`<form><input name="n" autocomplete="name"></form>`);
    const { n } = form.elements;
    attach(form);
    n.dispatchEvent(new CompositionEvent("compositionstart"));
    type(n, "やまだ");
    leave(n);
    equal(state(n), "");
    n.dispatchEvent(new CompositionEvent("compositionend"));
    equal(state(n), "ok", "when it is over");
  },

  "a place that the shop keeps is used, and given back"({ page, attach }) {
    const form = page(`<form><p class="mine" data-surasura-issue="tel">前</p><input name="tel" type="tel" aria-describedby="hint" placeholder="x"><i id="hint"></i></form>`);
    const before = form.outerHTML;
    const { tel } = form.elements;
    const handle = attach(form);
    enter(tel, "03");
    equal(form.querySelector("p").textContent, "short");
    equal(tel.getAttribute("aria-describedby"), `hint ${form.querySelector("p").id}`);
    handle.detach();
    equal(form.outerHTML, before.replace("前", ""));
  },

  "detaching leaves nothing behind"({ page, attach }) {
    const form = page(`<form><input name="tel" type="tel"><label>名 <input name="n" autocomplete="name"></label><select name="pref" required><option value="">-<option>東京都</select>
      <input name="t1" class="tel1" autocomplete="tel-area-code"><input name="t2" autocomplete="tel-local-prefix"><input name="t3" autocomplete="tel-local-suffix"></form>`);
    const before = form.outerHTML;
    const handle = attach(form, { submit: "block" });
    enter(form.elements.tel, "03");
    enter(form.elements.t3, "1");
    enter(form.elements.n, "山田");
    // A framework throws out what it does not know.
    form.querySelector(".surasura-issue").remove();
    enter(form.elements.tel, "031");
    form.requestSubmit();
    ok(form.outerHTML !== before, "something was there");
    handle.detach();
    handle.detach();
    equal(form.outerHTML, before);
    ok(form.elements.tel.validity.valid, "nor in the browser's mind");
  },

  "a label around a field is left whole"({ page, attach }) {
    const form = page(`<form><label>電話 <input name="tel" type="tel"></label></form>`);
    attach(form);
    enter(form.elements.tel, "03");
    equal(form.querySelector("label").nextElementSibling.textContent, "short");
  },

  "what may have been meant is taken with one press"({ page, attach }) {
    const form = page(`<form><input name="mail" type="email"></form>`);
    const { mail } = form.elements;
    attach(form);
    enter(mail, "taro@gmial.com");
    equal([said(mail), state(mail)], ["a typo|use taro@gmail.com", "warning"]);
    const [, detail] = form.heard.find(([name]) => name === "suggest");
    equal(detail.suggestions, ["taro@gmail.com"]);
    offers(form)[0].click();
    equal([mail.value, said(mail), state(mail)], ["taro@gmail.com", "", "ok"]);
  },

  "who prevents an event shows it in the place of us"({ page, attach }) {
    const form = page(`<form><input name="mail" type="email"><input name="tel" type="tel"></form>`);
    const { mail, tel } = form.elements;
    attach(form);
    for (const name of ["issue", "suggest"]) {
      form.addEventListener(`surasura:${name}`, (event) => event.target === (name === "issue" ? tel : mail) && event.preventDefault());
    }
    enter(mail, "taro@gmial.com");
    equal(said(mail), "a typo", "without the offer");
    enter(tel, "03");
    equal([said(tel), state(tel)], ["", ""]);
  },

  "without show nothing is put into the page"({ page, attach }) {
    const form = page(PHONE);
    attach(form, { show: false, hints: false });
    const before = form.outerHTML;
    enter(form.elements.tel, "03");
    equal(form.outerHTML, before);
    ok(form.heard.some(([name, { issues }]) => name === "issue" && issues[0].code === "PHONE_TOO_SHORT"), "the event tells");
    form.requestSubmit();
    equal(form.sent.length, 1, "and nothing is held back");
  },

  async "a field that comes later has messages, too"({ page, attach }) {
    const form = page(`<form><input name="other"></form>`);
    attach(form);
    const tel = Object.assign(document.createElement("input"), { type: "tel", name: "tel" });
    form.append(tel);
    await wait();
    enter(tel, "03");
    equal(said(tel), "short");
    // A framework draws it anew.
    const again = tel.cloneNode();
    tel.replaceWith(again);
    await wait();
    equal(all(form), "", "what was said of one is not said of the other");
    again.removeAttribute("aria-describedby");
    again.removeAttribute("data-surasura-state");
    enter(again, "03");
    equal([said(again), again.nextElementSibling.textContent], ["short", "short"]);
    again.remove();
    await wait();
    equal(all(form), "", "nor of one that is gone");
  },

  "three small boxes are one number"({ page, attach }) {
    const form = page(`<form><input name="tel1" maxlength="5" type="tel"><input name="tel2" maxlength="4" type="tel"><input name="tel3" maxlength="4" type="tel"><input name="last"></form>`);
    const { tel1, tel2, tel3 } = form.elements;
    attach(form);
    enter(tel1, "03");
    enter(tel2, "5253");
    equal(all(form), "short", "who goes away in between is told");
    enter(tel3, "２１１１");
    equal([tel1.value, tel2.value, tel3.value, all(form)], ["03", "5253", "2111", ""]);
    equal([tel1, tel2, tel3].map(state), ["ok", "ok", "ok"]);
  },

  "the way from box to box is not leaving"({ page, attach }) {
    const form = page(`<form><input name="tel1" maxlength="5"><input name="tel2" maxlength="4"><input name="tel3" maxlength="4"></form>`);
    const { tel1, tel2 } = form.elements;
    attach(form);
    type(tel1, "03");
    tel1.dispatchEvent(new FocusEvent("blur", { relatedTarget: tel2 }));
    equal(all(form), "");
  },

  "the whole number in the first box goes into all"({ page, attach }) {
    const form = page(`<form><input name="tel1" size="5"><input name="tel2" size="5"><input name="tel3" size="5"></form>`);
    const { tel1, tel2, tel3 } = form.elements;
    attach(form);
    enter(tel1, "０３５２５３２１１１");
    equal([tel1.value, tel2.value, tel3.value], ["03", "5253", "2111"]);
  },

  "two fields of full size are no boxes"({ page, attach }) {
    const form = page(`<form><input name="tel1" type="tel"><input name="tel2" type="tel"></form>`);
    const { tel1, tel2 } = form.elements;
    attach(form);
    enter(tel1, "０３５２５３２１１１");
    enter(tel2, "０９０１２３４５６７８");
    equal([tel1.value, tel2.value, all(form)], ["０３５２５３２１１１", "０９０１２３４５６７８", ""], "and left alone");
  },

  "digits where hyphens do not fit"({ page, attach }) {
    const form = page(`<form><input name="zip" autocomplete="postal-code" maxlength="7"></form>`);
    const { zip } = form.elements;
    attach(form);
    enter(zip, "100000１");
    equal([zip.value, state(zip)], ["1000001", "ok"]);
  },

  "fields in an open shadow root"({ page, attach, room }) {
    const form = page(`<form><div></div></form>`);
    const root = form.querySelector("div").attachShadow({ mode: "open" });
    const tel = Object.assign(document.createElement("input"), { type: "tel" });
    root.append(tel);
    const handle = attach(form);
    enter(tel, "０３");
    equal([said(tel), root.querySelectorAll(".surasura-issue").length], ["short", 1]);
    ok(room.contains(form), "the message is where the field is");
    enter(tel, "０３１２３４５６７８");
    equal(tel.value, "03-1234-5678");
    handle.detach();
    equal(root.children.length, 1);
  },

  "radio buttons are spoken of once, and any of them mends it"({ page, attach }) {
    const form = page(`<form novalidate><label><input type="radio" name="day" value="a" required>A</label><label><input type="radio" name="day" value="b" required>B</label><label><input type="checkbox" name="agree" required>同意</label></form>`);
    attach(form);
    form.requestSubmit();
    equal([all(form), live(form)], ["tick|tick", "2 to check"]);
    choose(form.elements.day[0]);
    equal(all(form), "tick");
    choose(form.elements.agree);
    equal(all(form), "");
    form.requestSubmit();
    equal(form.sent, [{ day: "a", agree: "on" }]);
  },

  "a suggestion goes when a name is composed anew"({ page, attach }) {
    const form = page(`<form><input name="n" data-surasura="kana"></form>`);
    const { n } = form.elements;
    attach(form);
    enter(n, "山田");
    equal(state(n), "error");
    compose(n, ["や", "やま"], "ヤマ");
    equal(state(n), "", "gone while it is mended");
  },
};
