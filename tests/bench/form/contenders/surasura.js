import { attachForm } from "surasura";

/** How surasura is attached, with whatever options are to be measured. */
export function attach(form) {
  const handle = attachForm(form);
  return { fields: handle.fields.filter(({ kind }) => kind).length, detach: () => handle.detach() };
}
