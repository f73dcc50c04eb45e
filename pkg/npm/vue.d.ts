import type { FormHandle, FormOptions } from "surasura";
import type { ComponentPublicInstance, MaybeRefOrGetter, ShallowRef } from "vue";

/**
 * Looks after the form of a template ref for as long as Vue shows it. Options that change, in a ref, a getter or a reactive
 * object, attach it anew. On a server it does nothing.
 *
 * @returns what `attachForm` gave, while the form is there: `handle.value?.check()`.
 */
export function useSurasura(
  form: Readonly<{ value: Element | ComponentPublicInstance | null | undefined }>,
  options?: MaybeRefOrGetter<FormOptions | undefined>,
): Readonly<ShallowRef<FormHandle | null>>;
