// The shop's own check, as one that asks its server would be: it takes its time, and surasura waits for it.

const WORD = "さざなみ";

/** What is wrong with the word, or nothing. @param {string} word */
export async function check(word) {
  await new Promise((answered) => setTimeout(answered, 400));
  return word.trim() === WORD ? undefined : "この合言葉は見つかりませんでした";
}
