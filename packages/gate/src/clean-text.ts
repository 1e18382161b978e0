/** CSI sequences first, so that stripping ESC does not leave `[31m` behind. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
const ANSI = /\u001b\[[0-9;?]*[ -/]*[@-~]/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/gu

/**
 * The text without terminal codes and control characters, with lone surrogates replaced by U+FFFD. Bidirectional and
 * zero-width characters stay: they are evidence, and whoever shows the text makes them visible.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(ANSI, '').replace(CONTROL, '').replace(/\r\n?/gu, '\n')
}
