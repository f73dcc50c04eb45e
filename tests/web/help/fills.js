// What is filled in: the address behind a postal code, the reading of a name.

import { all, choose, compose, enter, equal, leave, offers, ok, said, state, type, until, wait } from "./page.js";

const PREFECTURES = `<select name="pref"><option value="">-<option value="13">東京都<option value="27">大阪府</select>`;
const ADDRESS = `<form><input name="zip" autocomplete="postal-code">${PREFECTURES}<input name="city" autocomplete="address-level2"><input name="street" autocomplete="address-line1"><input name="other"></form>`;

const values = (form) => ["pref", "city", "street"].map((name) => form.elements[name].value).join(" ");

export const fills = {
  async "an address, as soon as its code is complete"({ page, attach, fetched }) {
    const form = page(ADDRESS);
    attach(form);
    type(form.elements.zip, "100000");
    equal(fetched, ["100"], "fetched ahead");
    equal(values(form), "  ");
    type(form.elements.zip, "1000001");
    await until(() => values(form) === "13 千代田区 千代田", "filled in");
    equal(form.elements.zip.value, "1000001", "she is still there");
    equal(fetched, ["100"]);
  },

  async "one field for all of it"({ page, attach }) {
    const form = page(`<form><input name="zip" autocomplete="postal-code"><input name="a" autocomplete="street-address"></form>`);
    attach(form);
    enter(form.elements.zip, "１０００００１");
    return until(() => form.elements.a.value === "東京都千代田区千代田", "filled in");
  },

  async "nothing that was typed is overwritten"({ page, attach }) {
    const form = page(ADDRESS);
    const { zip, pref, city, street } = form.elements;
    attach(form);
    choose(pref, "27");
    enter(city, "港区");
    enter(zip, "1000001");
    await until(() => street.value, "what is free is filled in");
    equal(values(form), "27 港区 千代田");
    enter(street, "千代田1-1");
    enter(zip, "530-0001");
    await wait(30);
    equal(values(form), "27 港区 千代田1-1");
  },

  async "nothing is filled in where she composes"({ page, attach }) {
    const form = page(ADDRESS);
    const { zip, city, street } = form.elements;
    attach(form);
    enter(zip, "1000001");
    // The code is not answered yet, and nothing stands there yet.
    city.dispatchEvent(new CompositionEvent("compositionstart"));
    await until(() => street.value, "the rest");
    equal(values(form), "13  千代田");
    city.dispatchEvent(new CompositionEvent("compositionend"));
    enter(zip, "5300001");
    await until(() => values(form) === "27 大阪市北区 梅田", "when it is over");
    // One that began before the form was attached.
    city.dispatchEvent(new InputEvent("input", { isComposing: true }));
    enter(zip, "1000001");
    await until(() => street.value === "千代田", "the rest");
    equal(city.value, "大阪市北区", "not emptied either");
  },

  async "what was filled in goes with its code"({ page, attach, shards }) {
    const form = page(ADDRESS);
    const { zip } = form.elements;
    attach(form);
    enter(zip, "1000001");
    await until(() => values(form) === "13 千代田区 千代田", "the one");
    enter(zip, "5300001");
    await until(() => values(form) === "27 大阪市北区 梅田", "the other");
    enter(zip, "5309999");
    await until(() => said(zip) === "unknown", "a code that there is not");
    equal(values(form), "  ");
    leave(zip);
    equal([said(zip), state(zip)], ["unknown", "warning"], "it stays said");
    enter(zip, "1000001");
    await until(() => values(form) === "13 千代田区 千代田", "back again");
    shards[600] = "<!doctype html>";
    enter(zip, "6000001");
    await wait(30);
    equal(values(form), "  ", "nobody knows of which the other is");
  },

  async "several places are for her to choose"({ page, attach }) {
    const form = page(ADDRESS);
    const { zip } = form.elements;
    attach(form);
    type(zip, "1000002");
    await until(() => offers(form).length, "offered");
    equal([said(zip), values(form)], ["which|大手町|丸の内", "13 千代田区 "]);
    leave(zip);
    equal(offers(form).length, 2, "they stay when she goes there");
    offers(form)[1].click();
    equal([values(form), offers(form).length, state(zip)], ["13 千代田区 丸の内", 0, "ok"]);
    const [, { suggestions }] = form.heard.find(([name]) => name === "suggest");
    equal(suggestions, ["大手町", "丸の内"]);
    enter(zip, "1000001");
    await until(() => values(form) === "13 千代田区 千代田", "another code");
    type(zip, "100000");
    type(zip, "1000002");
    await until(() => offers(form).length, "and offered again");
    type(zip, "5300001");
    await until(() => values(form) === "27 大阪市北区 梅田", "pasted over it");
    equal(offers(form).length, 0);
  },

  async "two addresses at the same time"({ page, attach }) {
    const part = (of) => `<input autocomplete="${of} postal-code" name="${of}"><input autocomplete="${of} address-level2" name="${of}-city">`;
    const form = page(`<form>${part("billing")}${part("shipping")}</form>`);
    const { elements } = form;
    attach(form);
    enter(elements.billing, "1000001");
    enter(elements.shipping, "5300001");
    return until(() => elements["billing-city"].value === "東京都千代田区" && elements["shipping-city"].value === "大阪府大阪市北区", "both");
  },

  async "an answer that comes late is of no use to who has gone on"({ page, attach, shards }) {
    const form = page(ADDRESS);
    const { zip } = form.elements;
    let answer;
    shards[530] = () => new Promise((done) => (answer = () => done("P1 530 2026-10-03\n\t大阪府\t大阪市北区\n2梅田\n")));
    attach(form);
    type(zip, "5300001");
    type(zip, "530000");
    await until(() => answer, "asked");
    answer();
    await wait(30);
    equal(values(form), "  ");
  },

  async "without data she types it herself"({ page, attach, shards }) {
    const form = page(ADDRESS);
    const { zip, street } = form.elements;
    for (const shard of [undefined, "", "P1 999 x", "P1 530 2026-10-03\n\u0000\t\t\t\n9999999999x", () => Promise.reject(new TypeError("offline"))]) {
      shards[530] = shard;
      const handle = attach(form);
      enter(zip, "5300001");
      await wait(20);
      equal([zip.value, values(form), state(zip) === "error"], ["530-0001", "  ", false]);
      enter(street, "梅田");
      form.requestSubmit();
      equal([form.sent.pop()?.street, street.value], ["梅田", "梅田"]);
      handle.detach();
      for (const field of [zip, street]) field.value = "";
    }
  },

  async "data that could not be had is asked for again"({ page, attach, shards }) {
    const form = page(ADDRESS);
    const { zip, other } = form.elements;
    const { 530: shard } = shards;
    delete shards[530];
    attach(form);
    enter(zip, "5300001");
    await wait(20);
    shards[530] = shard;
    leave(zip);
    enter(other, "x");
    return until(() => values(form) === "27 大阪市北区 梅田", "the second time");
  },

  async "a form that goes while it is looked up"({ page, attach, shards }) {
    const form = page(ADDRESS);
    const { city } = form.elements;
    let answer;
    shards[530] = () => new Promise((done) => (answer = () => done("P1 530 2026-10-03\n\t大阪府\t大阪市北区\n2梅田\n")));
    const handle = attach(form);
    enter(form.elements.zip, "5300001");
    await until(() => answer, "asked");
    form.remove();
    handle.detach();
    answer();
    await wait(30);
    equal(city.value, "");
  },

  async "a reset makes room"({ page, attach }) {
    const form = page(ADDRESS);
    attach(form);
    enter(form.elements.zip, "1000001");
    await until(() => values(form) === "13 千代田区 千代田", "filled in");
    form.reset();
    await wait(20);
    equal(values(form), "  ");
    enter(form.elements.zip, "1000001");
    await until(() => values(form) === "13 千代田区 千代田", "and again");
  },

  async "not without being asked to"({ page, attach, fetched }) {
    const form = page(ADDRESS);
    attach(form, { postal: undefined });
    enter(form.elements.zip, "1000001");
    await wait(20);
    equal([fetched, values(form)], [[], "  "]);
  },

  "the reading of a name, as it was typed"({ page, attach }) {
    const form = page(`<form><input name="n" autocomplete="name"><input name="k" data-surasura="kana"></form>`);
    const { n, k } = form.elements;
    attach(form);
    compose(n, ["y", "や", "やm", "やま", "やまd", "やまだ"], "山田");
    equal(k.value, "ヤマダ");
    leave(n);
    equal(k.value, "ヤマダ");
    type(n, "");
    equal(k.value, "", "it goes with the name");
    compose(n, ["t", "た", "たn", "たなか"], "田中");
    equal(k.value, "タナカ");
  },

  "a name that nobody typed has no reading"({ page, attach }) {
    const form = page(`<form><input name="n" autocomplete="name"><input name="k" data-surasura="kana"></form>`);
    const { n, k } = form.elements;
    attach(form);
    n.value = "山田";
    n.dispatchEvent(new Event("change", { bubbles: true }));
    equal(k.value, "");
  },

  "a reading that was written by hand stays"({ page, attach }) {
    const form = page(`<form><input name="n" autocomplete="name"><input name="k" data-surasura="kana"></form>`);
    const { n, k } = form.elements;
    attach(form);
    compose(n, ["やまだ"], "山田");
    enter(k, "ヤマタ");
    compose(n, ["山田t", "山田たろう"], "山田太郎");
    leave(n);
    equal(k.value, "ヤマタ");
  },

  "in hiragana, where the label says so"({ page, attach }) {
    const form = page(`<form><input name="n" autocomplete="name"><label>お名前（ふりがな）<input name="k" data-surasura="kana"></label></form>`);
    const { n, k } = form.elements;
    attach(form);
    compose(n, ["やまだ"], "山田");
    equal(k.value, "やまだ");
    enter(k, "ヤマダ");
    equal(k.value, "やまだ");
  },

  "each part of a name has its own"({ page, attach }) {
    const form = page(`<form><input name="sei" autocomplete="family-name"><input name="mei" autocomplete="given-name"><input name="sei_kana"><input name="mei_kana"></form>`);
    const { sei, mei, sei_kana, mei_kana } = form.elements;
    attach(form);
    compose(sei, ["やまだ"], "山田");
    compose(mei, ["たろう"], "太郎");
    equal([sei_kana.value, mei_kana.value], ["ヤマダ", "タロウ"]);
  },

  "what the page forgot to tell the keyboard"({ page, attach }) {
    const form = page(`<form><input name="tel" type="tel"><input name="zip" autocomplete="postal-code" inputmode="text"><input name="mail" type="email"></form>`);
    const { tel, zip, mail } = form.elements;
    const before = form.outerHTML;
    const handle = attach(form);
    equal([tel.inputMode, zip.inputMode, mail.inputMode, tel.autocomplete, mail.getAttribute("enterkeyhint")], ["tel", "text", "email", "tel", "done"]);
    handle.detach();
    equal(form.outerHTML, before);
    attach(form, { hints: false });
    equal([tel.inputMode, all(form)], ["", ""]);
    ok(!tel.hasAttribute("autocomplete"), "only if it may");
  },
};
