import { attachForm, ready } from "surasura";

// As the README says where the start must not be felt.
await ready();

/** How surasura is attached, with whatever options are to be measured. */
export function attach(form) {
  const handle = attachForm(form);
  return { fields: handle.fields.filter(({ kind }) => kind).length, detach: () => handle.detach() };
}
