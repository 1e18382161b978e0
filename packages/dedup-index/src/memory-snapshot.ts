import { z } from 'zod'
import type { MemoryIndexState } from './memory-index.ts'
import type { IndexPolicy } from './port.ts'
import type { Snapshot } from './snapshot-file.ts'

const Pointer = z.tuple([z.int(), z.enum(['exact', 'near', 'cue'])])
const Meta = z.object({
  maxTexts: z.int(),
  slotBits: z.int(),
  next: z.int(),
  live: z.int(),
  setBits: z.int(),
  nearCount: z.int(),
  keysUsed: z.int(),
  arenaLast: z.int(),
  arenaUsed: z.int(),
  segments: z.array(z.int()),
  pending: z.array(z.tuple([z.int(), z.array(Pointer)])),
})
const Decisions = z.array(z.tuple([z.int(), z.string()]))

/** The state as it goes in a snapshot. Arrays are not copied: nothing may change it until it is written. */
export function toSnapshot(
  { shelf, near, decisions, pending, slotBits }: MemoryIndexState,
  { maxTexts }: IndexPolicy,
): Snapshot {
  const { columns, keys, arena } = shelf
  const meta: z.infer<typeof Meta> = {
    maxTexts,
    slotBits,
    next: shelf.next,
    live: shelf.live,
    setBits: near.setBits,
    nearCount: near.count,
    keysUsed: keys.used,
    arenaLast: arena.last,
    arenaUsed: arena.used,
    segments: [...arena.segments.keys()],
    pending: [...pending].map(([slot, pointers]) => [slot, pointers.map(([other, via]) => [other, via])]),
  }
  const sections = new Map<string, Uint8Array>([
    ['at', bytesOf(columns.at)],
    ['place', bytesOf(columns.place)],
    ['sketch', bytesOf(columns.sketch)],
    ['previous', bytesOf(columns.previous)],
    ['settled', columns.settled],
    ['language', columns.language],
    ['keys', bytesOf(keys.entries)],
    ['near', bytesOf(near.entries)],
    ['decisions', new TextEncoder().encode(JSON.stringify([...decisions]))],
  ])
  for (const [segment, bytes] of arena.segments) sections.set(`arena ${segment}`, bytes)
  return { meta, sections }
}

/** The state of a snapshot, or null when it was made by another version or for another bound. */
export function fromSnapshot(
  { meta, sections }: Snapshot,
  { maxTexts }: IndexPolicy,
): MemoryIndexState | null {
  const parsed = Meta.safeParse(meta)
  if (!parsed.success || parsed.data.maxTexts !== maxTexts) return null
  const { data } = parsed
  const bytes = (name: string): Uint8Array => sections.get(name) ?? new Uint8Array()
  const uint32 = (name: string) => new Uint32Array(bytes(name).buffer)
  const segments = new Map(data.segments.map((segment) => [segment, bytes(`arena ${segment}`)]))
  const decisions = Decisions.parse(JSON.parse(new TextDecoder().decode(bytes('decisions'))))
  return {
    slotBits: data.slotBits,
    shelf: {
      next: data.next,
      live: data.live,
      columns: {
        at: new Float64Array(bytes('at').buffer),
        place: new Float64Array(bytes('place').buffer),
        sketch: uint32('sketch'),
        previous: uint32('previous'),
        settled: bytes('settled'),
        language: bytes('language'),
      },
      keys: { used: data.keysUsed, entries: uint32('keys') },
      arena: { segments, last: data.arenaLast, used: data.arenaUsed },
    },
    near: { setBits: data.setBits, count: data.nearCount, entries: uint32('near') },
    decisions: new Map(decisions),
    pending: new Map(data.pending),
  }
}

const bytesOf = (numbers: Uint32Array | Float64Array): Uint8Array =>
  new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)
