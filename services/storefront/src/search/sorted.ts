/** The index of the first word from `start` on that is far enough. `words` are sorted, and all behind that one are far enough, too. */
const firstIndex = (words: readonly string[], start: number, isFarEnough: (word: string) => boolean): number => {
  let [low, high] = [start, words.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isFarEnough(words[middle] ?? '')) high = middle
    else low = middle + 1
  }
  return low
}

/** The index of the first word that is not smaller than a text. */
export const firstFrom = (words: readonly string[], text: string): number => firstIndex(words, 0, (word) => word >= text)

/** The index behind the words that begin with a text. The word at `start` is the first of them. */
export const endOfPrefix = (words: readonly string[], prefix: string, start: number): number =>
  firstIndex(words, start, (word) => !word.startsWith(prefix))
