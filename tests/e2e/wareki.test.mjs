// surasura/full shows a date of birth in the other calendar.

import assert from "node:assert/strict";
import { test } from "node:test";
import { at, setUpPages } from "./lib.mjs";

const years = (...all) => all.map((year) => `<option value="${year}">${year}年</option>`).join("");
const FORM = (options) => `
  import { attachForm } from "surasura";
  const form = document.createElement("form");
  form.innerHTML = '<input name="birthday"><input name="tel">'
    + '<select name="birth[year]"><option value="">--${years(1867, 1926, 1960, 1989, 2019, 2026)}</select>'
    + '<select name="expiry_year">${years(2026)}</select>';
  document.querySelector("#app").append(form);
  Object.assign(window, { form, handle: attachForm(form, ${options}) });`;

const world = setUpPages(
  { on: FORM("{}"), off: FORM("{ wareki: false }") },
  { alias: { surasura: at("pkg/npm/dist/full.js") } },
);

/** What stands behind the field of the date when it was typed and left. */
async function said(page, text) {
  const field = page.locator("[name=birthday]");
  await field.fill(text);
  await page.locator("[name=tel]").focus();
  return page.evaluate(async () => {
    await new Promise((next) => setTimeout(next));
    const { birthday } = form.elements;
    const slot = birthday.nextElementSibling;
    return [birthday.value, slot.className === "surasura-issue" ? slot.textContent : ""];
  });
}

const labels = (page, name) =>
  page.evaluate((name) => Array.from(form.elements[name].options, ({ label }) => label).filter((label) => label !== "--"), name);

test("a date is shown in the other calendar", async () => {
  const page = await world.visit("/on");
  assert.deepEqual(await said(page, "１９９０/5/3"), ["1990-05-03", "平成2年5月3日"]);
  assert.deepEqual(await said(page, "S60.4.1"), ["1985-04-01", "昭和60年4月1日"]);
  assert.deepEqual(await said(page, "2019年5月1日"), ["2019-05-01", "令和元年5月1日"]);
  const [, wrong] = await said(page, "1990-02-30");
  assert.match(wrong, /./);
  assert.doesNotMatch(wrong, /平成/);
  assert.deepEqual(await said(page, ""), ["", ""]);
  assert.deepEqual(page.complaints, []);
});

test("years to choose from have their eras beside them", async () => {
  const page = await world.visit("/on");
  const eras = ["1867年", "1926年（大正15・昭和元年）", "1960年（昭和35年）", "1989年（昭和64・平成元年）", "2019年（平成31・令和元年）", "2026年（令和8年）"];
  assert.deepEqual(await labels(page, "birth[year]"), eras);
  assert.deepEqual(await labels(page, "expiry_year"), ["2026年"]);
  await page.evaluate(() => handle.detach());
  assert.deepEqual((await labels(page, "birth[year]")).join(), "1867年,1926年,1960年,1989年,2019年,2026年");
});

test("the shop may do without", async () => {
  const page = await world.visit("/off");
  assert.deepEqual(await said(page, "1990/5/3"), ["1990-05-03", ""]);
  assert.deepEqual((await labels(page, "birth[year]"))[2], "1960年");
});
