/** FNV-1a over UTF-16 code units with a final mix (MurmurHash3's), 32 bits. Stable: it is stored in snapshots. */
export function hash32(text: string, seed = 0): number {
  let hash = (2166136261 ^ seed) >>> 0
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619)
  return mix(hash)
}

export function mix(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** The two together; order matters. */
export const combine = (left: number, right: number): number => mix(Math.imul(left, 0x9e3779b1) ^ right)
