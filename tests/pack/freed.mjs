// Makes a hundred thousand watchers of names and lets them go; says whether the module's memory stayed small.
// friends.test.mjs runs it, with --expose-gc.

const { Instance } = WebAssembly;
let memory;
WebAssembly.Instance = function (...given) {
  const made = new Instance(...given);
  memory = made.exports.memory;
  return made;
};
WebAssembly.Instance.prototype = Instance.prototype;

const { Furigana } = await import("../../pkg/npm/dist/full.js");
const value = "やまだたろう".repeat(30);
const kept = new Furigana();
kept.hear({ type: "value", value: "やまだ" });
for (let turn = 0; turn < 100; turn++) {
  for (let watcher = 0; watcher < 1000; watcher++) new Furigana().hear({ type: "value", value });
  globalThis.gc();
  // What is to be freed is freed between two tasks.
  await new Promise((resolve) => setTimeout(resolve));
}
kept.hear({ type: "value", value: "山田" });
// One takes about 3 KB: all of them would be some 300 MB.
const bytes = memory.buffer.byteLength;
console.log(bytes < 50e6 && kept.reading().text === "ヤマダ" ? "freed" : `${bytes} bytes`);
