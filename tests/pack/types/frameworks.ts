// surasura/react and surasura/vue as their types allow, and as they forbid. Compiled, never run.

import type { FormHandle } from "surasura";
import { useSurasura as useInReact } from "surasura/react";
import { useSurasura as useInVue } from "surasura/vue";
import { reactive, ref } from "vue";

// What React 19 takes as `ref` of a form.
const { ref: forReact, handle } = useInReact({ postal: "/postal/", submit: "block" });
const taken: (instance: HTMLFormElement | null) => void | (() => void) = forReact;
const inReact: FormHandle | null = handle.current;
useInReact();

const form = ref<HTMLFormElement | null>(null);
const inVue: FormHandle | null = useInVue(form, reactive({ submit: "pass" as const })).value;
useInVue(form, () => ({ locale: "en" }));
useInVue(form);

// @ts-expect-error no such option
useInReact({ submits: "block" });
// @ts-expect-error it is what attachForm gave, and nobody else sets it
handle.current = null;
// @ts-expect-error a form, not its name
useInVue("form");

export { inReact, inVue, taken };
