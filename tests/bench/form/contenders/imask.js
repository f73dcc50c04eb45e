import IMask from "imask";

/** https://imask.js.org/guide.html: a mask a field; where there are two, the text decides. */
const PHONE = { mask: [{ mask: "00-0000-0000" }, { mask: "000-0000-0000" }] };
const POSTAL = { mask: "000-0000" };

export function attach(form) {
  const masks = [
    ...["tel", "mobile", "ship_tel"].map((name) => IMask(form.elements[name], PHONE)),
    ...["zip", "ship_zip"].map((name) => IMask(form.elements[name], POSTAL)),
  ];
  return { fields: masks.length, detach: () => masks.forEach((mask) => mask.destroy()) };
}
