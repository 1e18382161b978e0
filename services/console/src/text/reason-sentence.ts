/** "Ernst 3 (ernstig): " and its like; the console shows the level beside the sentence. */
const LEVEL_PREFIX = /^(?:Ernst|Gravité|Severity) [0-4] \([^)]*\)\s*[:.]\s*/u

/** The sentence of reasons without the level it begins with, which stands next to it already. */
export function reasonSentence(sentence: string): string {
  const reason = sentence.replace(LEVEL_PREFIX, '')
  return reason === '' ? sentence : reason.charAt(0).toUpperCase() + reason.slice(1)
}
