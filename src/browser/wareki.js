// The other calendar: a date of birth is shown in eras where it was written without, and the other way
// around; years to choose from have their eras beside them. Only in `surasura/full`, which knows dates.

/** What asks for a year of birth, by its token or as Japanese carts name it. */
const YEAR = /bday-year|(birth|bday|seinen|生年).*(year|yy|年)|year.*birth/i;

/** `written(text, style)`: the outcome of a date in that style, of `index.d.ts`. */
export function wareki({ form, fields, said: { say }, on, leave }, written) {
  /** A date in the calendar that it is not written in; undefined where there is none. */
  function other(text) {
    const [era, iso] = ["wareki", "iso"].map((style) => written(text, style));
    if (!iso.valid || !iso.value || era.value === iso.value) return undefined;
    const [year, month, day] = iso.value.split("-").map(Number);
    return text === era.value ? `${year}年${month}月${day}日` : era.value;
  }

  // It comes before what is said of a field that was left; a message goes first.
  on(form, "surasura:issue", ({ target, detail: { kind, issues } }) => {
    const field = fields.find(({ control }) => control === target);
    if (kind !== "date" || issues.length || !field) return;
    const text = other(target.value);
    if (text) queueMicrotask(() => field.state === "ok" && say(field, "ok", text));
  });

  /** 昭和64・平成元 for 1989: a year may have two. */
  function erasOf(year) {
    const eras = ["01-01", "12-31"].map((day) => written(`${year}-${day}`, "wareki").value);
    const names = new Set(eras.map((date) => date.match(/^\D+(\d+|元)(?=年)/)?.[0]));
    return names.has(undefined) ? "" : `（${[...names].join("・")}年）`;
  }

  for (const select of form.querySelectorAll("select")) {
    if (!YEAR.test(`${select.autocomplete} ${select.name} ${select.id}`)) continue;
    for (const option of select.options) {
      const [year] = option.text.match(/^(18|19|20)\d\d(?=年?$)/) ?? [];
      const eras = year && !option.hasAttribute("label") && erasOf(year);
      if (!eras) continue;
      option.label = option.text + eras;
      leave.push(() => option.removeAttribute("label"));
    }
  }
}
