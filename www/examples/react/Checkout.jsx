import { useState } from "react";
import { useSurasura } from "surasura/react";

export function Checkout({ order }) {
  const [tel, setTel] = useState("");
  const { ref } = useSurasura({ postal: "/postal/" });

  function submit(event) {
    event.preventDefault(); // it comes here when all is well, or she insists
    order(new FormData(event.target));
  }

  return (
    <form ref={ref} onSubmit={submit}>
      <label>電話番号 <input name="tel" type="tel" value={tel} onChange={(event) => setTel(event.target.value)} /></label>
      <label>郵便番号 <input name="zip" autoComplete="postal-code" /></label>
      <label>住所 <input name="address" autoComplete="street-address" /></label>
      <button>注文する</button>
    </form>
  );
}
