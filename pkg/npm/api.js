// What both entries export.
export {
  SurasuraError,
  attachForm,
  decideNudge,
  defineElements,
  normalize,
  priceCart,
  ready,
  startAttempt,
} from "./face.js";
