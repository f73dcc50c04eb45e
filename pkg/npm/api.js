// What every entry exports.
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
