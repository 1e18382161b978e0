/** Entries of a list written with semicolons and line ends between them. */
export const list = (text: string): string[] =>
  text
    .split(/[;\n]/u)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
