// What the shop forgot to tell the keyboard and the browser: attributes are added where there are none, and
// taken off again when the form is left alone.

const JAPANESE = { lang: "ja" };

/** By kind. A keyboard of digits has no hyphen on some telephones: none is needed. */
const HINTS = {
  postal: { inputmode: "numeric" },
  phone: { inputmode: "tel" },
  email: { inputmode: "email", autocapitalize: "off", spellcheck: "false" },
  name: JAPANESE,
  kana: JAPANESE,
  address: JAPANESE,
};

/** Of which it is certain what a browser fills in. A line of an address may or may not begin with the city. */
const CERTAIN = /^(tel|email|postal-code|organization|bday|name|family-name|given-name|address-level[12])$/;

export function hint({ fields, isHere, leave }) {
  const add = (control, name, value) => {
    if (control.hasAttribute(name)) return;
    control.setAttribute(name, value);
    leave.push(() => control.removeAttribute(name));
  };
  const here = fields.filter(isHere);
  const known = here.map(({ control }) => control.autocomplete);
  for (const { control, kind, boxes, token } of here) {
    for (const [name, value] of Object.entries(HINTS[kind ?? boxes] ?? {})) {
      if (name !== "lang" || !control.closest("[lang=ja]")) add(control, name, value);
    }
    // A second address on the page is another's, and its browser asks.
    if (!boxes && kind !== "kana" && CERTAIN.test(token) && !known.includes(token)) {
      add(control, "autocomplete", token);
      known.push(token);
    }
  }
  // Of the last line Enter sends the form.
  const last = here.findLast(({ kind }) => kind);
  if (last) add(last.control, "enterkeyhint", "done");
}
