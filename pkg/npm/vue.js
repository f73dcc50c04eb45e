// surasura/vue: a form that is looked after for as long as Vue shows it.

import { shallowRef, toValue, watch } from "vue";
import { attachForm } from "surasura";

export function useSurasura(form, options) {
  const handle = shallowRef(null);
  watch([form, () => toValue(options)], ([form, options], _, onCleanup) => {
    if (!form) return;
    const attached = (handle.value = attachForm(form.$el ?? form, options));
    onCleanup(() => {
      attached.detach();
      handle.value = null;
    });
  }, { immediate: true, flush: "post", deep: true });
  return handle;
}
