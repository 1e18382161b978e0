import type { JetstreamSourceConfig } from '@seinpost/schemas'
import type { PostRecord } from './post.ts'

const WORD = /[\p{L}\p{M}\p{N}]+/gu

/** Whether a post holds what the config asks for. Words are whole words, phrases follow each other; case does not matter. */
export function wantedPosts({
  words,
  hashtags,
  languages,
}: Pick<JetstreamSourceConfig, 'words' | 'hashtags' | 'languages'>): (post: PostRecord) => boolean {
  const lower = words.map((word) => word.toLowerCase())
  const single = new Set(lower.filter((word) => !/[^\p{L}\p{M}\p{N}]/u.test(word)))
  const phrases = lower.filter((word) => !single.has(word))
  const tags = new Set(hashtags.map((tag) => tag.replace(/^#/u, '').toLowerCase()))
  const primary = new Set(languages.map((lang) => lang.toLowerCase().slice(0, 2)))
  const anything = words.length + hashtags.length === 0
  return ({ text, langs, tags: own = [] }) => {
    if (
      primary.size > 0 &&
      langs !== undefined &&
      !langs.some((lang) => primary.has(lang.toLowerCase().slice(0, 2)))
    )
      return false
    if (anything) return true
    const said = text.toLowerCase()
    if (phrases.some((phrase) => said.includes(phrase))) return true
    if (own.some((tag) => tags.has(tag.toLowerCase()))) return true
    for (const [word] of said.matchAll(WORD)) if (single.has(word)) return true
    if (tags.size === 0) return false
    for (const [, tag = ''] of said.matchAll(/#([\p{L}\p{M}\p{N}_]+)/gu)) if (tags.has(tag)) return true
    return false
  }
}
