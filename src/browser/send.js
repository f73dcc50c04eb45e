// What is sent may have another form than what is shown, for back ends that insist: digits alone, full
// width, a name for each part. The page, and what a framework knows of it, stay as they are.

/** `see`: what the module sees in a text of a field, with these options. */
export function sender({ form, how, options, controls, fields, settings, isHere, on }, see) {
  on(form, "formdata", ({ formData }) => {
    controls.forEach((control, field) => {
      const { name, value } = control;
      const as = settings[field].submitAs ?? options.submitAs?.[fields[field].kind];
      // What is disabled or has no name is not sent.
      if (!as || !isHere(control) || formData.get(name) !== value) return;
      const { value: sent } = see(field, value, undefined, how.bitsOf(as));
      formData.set(name, sent);
      as.parts?.forEach((part, index) => formData.set(part, sent.split(/[-@ \u3000]/)[index] ?? ""));
    });
  });
}
