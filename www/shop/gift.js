// A second address, for presents: in the form only while it is asked for.

/** @param {HTMLFormElement} form */
export function gift(form) {
  const asked = form.querySelector("#gift");
  const place = form.querySelector("#recipient");
  const { content } = form.querySelector("#recipient-fields");
  const fields = content.firstElementChild.cloneNode(true);
  const show = () => (asked.checked ? place.append(fields) : fields.remove());
  asked.addEventListener("change", show);
}
