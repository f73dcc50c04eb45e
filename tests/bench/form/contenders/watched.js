import { attachForm, ready } from "surasura";
import { startAttempt } from "surasura/attempt";

await ready();

/** The form with its attempt, whose step and segments cost nothing worth knowing. */
export function attach(root) {
  const form = attachForm(root);
  const attempt = startAttempt({ endpoint: "/efo", form });
  return {
    fields: form.fields.filter(({ kind }) => kind).length,
    snapshot: () => attempt.snapshot(),
    detach() {
      attempt.stop();
      form.detach();
    },
  };
}
