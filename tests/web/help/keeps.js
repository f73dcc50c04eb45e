// Drafts: what was typed survives, for a while, and nothing that should not.

import { choose, enter, equal, offers, ok, until, wait } from "./page.js";

const FORM = `<form><input name="n" autocomplete="name"><input name="tel" type="tel"><select name="pref"><option value="">-<option>東京都<option>大阪府</select><textarea name="memo" data-surasura-key="memo"></textarea></form>`;

/** What is kept of this page, in a storage. */
const kept = (storage = sessionStorage) => JSON.parse(storage.getItem("surasura:draft:test"))?.values;
const OPTIONS = { drafts: { key: "test" } };

/** The page again, as after a reload. */
function reload({ page, attach }, handle, markup = FORM, options = OPTIONS) {
  dispatchEvent(new Event("pagehide"));
  handle?.detach();
  const form = page(markup);
  return [form, attach(form, options)];
}

function clean(run) {
  return async (shop) => {
    for (const storage of [sessionStorage, localStorage]) storage.removeItem("surasura:draft:test");
    await run(shop);
  };
}

export const keeps = Object.fromEntries(Object.entries({
  async "what was typed is there again"(shop) {
    let [form, handle] = reload(shop);
    enter(form.elements.n, "山田");
    enter(form.elements.tel, "０３１２３４５６７８");
    choose(form.elements.pref, "大阪府");
    enter(form.elements.memo, "一二");
    [form, handle] = reload(shop, handle);
    equal(Object.fromEntries(new FormData(form)), { n: "山田", tel: "03-1234-5678", pref: "大阪府", memo: "一二" });
    equal(form.querySelector(".surasura-note > span").textContent, "restored");
    ok(form.heard.some(([name]) => name === "draft"), "the page is told");
  },

  async "a moment after it was typed, without leaving the page"(shop) {
    const [form] = reload(shop);
    enter(form.elements.n, "山田");
    equal(kept(), undefined);
    await until(() => kept()?.name === "山田", "kept");
  },

  "it can be thrown away, and what was typed since stays"(shop) {
    let [form, handle] = reload(shop);
    enter(form.elements.n, "山田");
    enter(form.elements.tel, "0312345678");
    [form, handle] = reload(shop, handle);
    enter(form.elements.n, "田中");
    offers(form)[0].click();
    equal([form.elements.n.value, form.elements.tel.value, kept()], ["田中", "", undefined]);
    ok(!form.querySelector(".surasura-note"), "nor is it spoken of");
  },

  "what the page came with is not overwritten"(shop) {
    let [form, handle] = reload(shop);
    enter(form.elements.n, "山田");
    [form] = reload(shop, handle, FORM.replace(`name="n"`, `name="n" value="田中"`));
    equal(form.elements.n.value, "田中");
  },

  "what was emptied stays empty"(shop) {
    let [form, handle] = reload(shop);
    enter(form.elements.n, "山田");
    [form, handle] = reload(shop, handle);
    enter(form.elements.n, "");
    [form] = reload(shop, handle);
    equal([form.elements.n.value, kept()], ["", undefined]);
  },

  async "a reset is emptied, too"(shop) {
    const [form] = reload(shop);
    enter(form.elements.n, "山田");
    dispatchEvent(new Event("pagehide"));
    ok(kept(), "kept");
    form.reset();
    await until(() => !kept(), "and gone");
  },

  "not what is private, not what is ticked"(shop) {
    const markup = `<form><input name="cc" autocomplete="cc-number"><input type="password" name="pw"><input name="otp" autocomplete="one-time-code"><input type="checkbox" name="agree"><input type="radio" name="r" value="1"><input type="file" name="f">
      <input name="off" autocomplete="off"><input name="tel" type="tel"><input name="n" autocomplete="name"></form>`;
    const options = { drafts: { key: "test", except: ["tel"] } };
    const [form, handle] = reload(shop, undefined, markup, options);
    for (const name of ["cc", "pw", "otp", "off", "tel", "n"]) enter(form.elements[name], "4111");
    for (const name of ["agree", "r"]) choose(form.elements[name]);
    reload(shop, handle, markup, options);
    equal(kept(), { name: "4111" });
  },

  "not for ever"(shop) {
    let [form, handle] = reload(shop);
    enter(form.elements.n, "山田");
    dispatchEvent(new Event("pagehide"));
    handle.detach();
    const { now } = Date;
    try {
      Date.now = () => now() + 25 * 3_600_000;
      form = shop.page(FORM);
      shop.attach(form, OPTIONS);
      equal([form.elements.n.value, sessionStorage.getItem("surasura:draft:test")], ["", null]);
    } finally {
      Date.now = now;
    }
  },

  "an order that is placed has no draft"(shop) {
    let [form, handle] = reload(shop);
    enter(form.elements.n, "山田");
    handle.clearDraft();
    [form, handle] = reload(shop, handle);
    equal(form.elements.n.value, "");
  },

  "a field that has not come yet is waited for"(shop) {
    let [form, handle] = reload(shop);
    enter(form.elements.n, "山田");
    enter(form.elements.tel, "0312345678");
    [form, handle] = reload(shop, handle, `<form><input name="n" autocomplete="name"></form>`);
    [form] = reload(shop, handle);
    equal([form.elements.n.value, form.elements.tel.value], ["山田", "03-1234-5678"]);
  },

  async "a form that is left in the middle of a word"(shop) {
    const [form, handle] = reload(shop);
    enter(form.elements.n, "山田");
    form.remove();
    handle.detach();
    equal(kept(), { name: "山田" });
    await wait(350);
    equal(kept(), { name: "山田" });
  },

  "longer than the tab, if the shop wishes"(shop) {
    const options = { drafts: { key: "test", storage: "local" } };
    const [form, handle] = reload(shop, undefined, FORM, options);
    enter(form.elements.n, "山田");
    const [again] = reload(shop, handle, FORM, options);
    equal([again.elements.n.value, kept(), kept(localStorage)], ["山田", undefined, { name: "山田" }]);
  },

  "a storage that is full, forbidden or full of something else"(shop) {
    const { getItem, setItem } = Storage.prototype;
    const refuse = () => {
      throw new DOMException("no", "QuotaExceededError");
    };
    try {
      Storage.prototype.setItem = refuse;
      let [form, handle] = reload(shop);
      enter(form.elements.n, "山田");
      [form, handle] = reload(shop, handle);
      Storage.prototype.getItem = refuse;
      [form, handle] = reload(shop, handle);
      for (const found of ["null", "1", "{", "[]", `{"at":1e99}`, `{"at":${Date.now()},"values":null}`, `{"at":${Date.now()},"values":{"name":1,"tel":{},"__proto__":"x"}}`]) {
        Storage.prototype.getItem = () => found;
        [form, handle] = reload(shop, handle);
        equal([form.elements.n.value, form.elements.tel.value], ["", ""], found);
        enter(form.elements.tel, "０３");
        equal(form.elements.tel.dataset.surasuraState, "error", found);
      }
    } finally {
      Object.assign(Storage.prototype, { getItem, setItem });
    }
  },
}).map(([title, run]) => [title, clean(run)]));
