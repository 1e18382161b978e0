import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** DejaVu covers Latin, Greek, Cyrillic and Arabic script; the fonts are embedded as far as they are used. */
export const FONTS = {
  plain: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
} as const
