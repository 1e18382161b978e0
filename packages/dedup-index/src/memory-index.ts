import { Candidates } from './candidates.ts'
import { NearTable } from './near-table.ts'
import {
  CUES_FOR_TWO_SHARED,
  DAY_MS,
  type DedupIndex,
  type Found,
  type IndexedText,
  type IndexMatch,
  type IndexPolicy,
  KEYS_FOR_TWO_SHARED,
  MATCHES_PER_KIND,
  TEXTS_PER_KEY,
} from './port.ts'
import { SKETCH_WORDS, sketchesMeet } from './sketch.ts'
import { type ShelfState, TextShelf } from './text-shelf.ts'

type Via = IndexMatch['via']
/** A match as it is kept while its text waits for a decision. */
type Pointer = readonly [slot: number, via: Via]

export interface MemoryIndexState {
  readonly slotBits: number
  readonly shelf: ShelfState
  readonly near: ReturnType<NearTable['state']>
  readonly decisions: ReadonlyMap<number, string>
  readonly pending: ReadonlyMap<number, readonly Pointer[]>
}

/** Near and cue keys share a table; the seed keeps them apart. */
const CUE_SEED = 0x3c6ef372

/** What a short string and its place in a map take beside its letters. */
const STRING_BYTES = 48

/** The index in typed arrays. Nothing in it waits, so each call is atomic. */
export class MemoryIndex implements DedupIndex {
  readonly #windowMs: number
  readonly #slotBits: number
  readonly #shelf: TextShelf
  readonly #near: NearTable
  /** Only what is not empty: most texts are no copy of anything. */
  readonly #decisions: Map<number, string>
  readonly #pending: Map<number, readonly Pointer[]>
  readonly #candidates = new Candidates()
  readonly #slots = new Uint32Array(TEXTS_PER_KEY)

  constructor({ windowDays, maxTexts }: IndexPolicy, state?: MemoryIndexState) {
    this.#windowMs = windowDays * DAY_MS
    this.#slotBits = Math.max(1, Math.ceil(Math.log2(maxTexts)))
    this.#shelf = new TextShelf(maxTexts, state?.shelf)
    this.#near = new NearTable(this.#slotBits, state?.near)
    this.#decisions = new Map(state?.decisions)
    this.#pending = new Map(state?.pending)
  }

  state(): MemoryIndexState {
    return {
      slotBits: this.#slotBits,
      shelf: this.#shelf.state(),
      near: this.#near.state(),
      decisions: this.#decisions,
      pending: this.#pending,
    }
  }

  /** Bytes of the arrays, and about those of the decisions on copies. */
  bytes(): number {
    let decisions = 0
    for (const decision of this.#decisions.values()) decisions += decision.length + STRING_BYTES
    return this.#shelf.bytes + this.#near.bytes + decisions
  }

  async addAndFind(texts: readonly (IndexedText | { readonly id: string })[]): Promise<readonly Found[]> {
    return texts.map((text) => this.addOne(text))
  }

  /** The same for one text, without a promise. */
  addOne(text: IndexedText | { readonly id: string }): Found {
    const known = this.#shelf.slotOf(text.id)
    if (known !== -1) return this.#foundBefore(known)
    if (!('facts' in text)) return { matches: [], settled: null }
    const pointers = this.#find(text)
    const matches = pointers.map((pointer) => this.#match(pointer))
    const slot = this.#shelf.put(text, (leaving) => this.#forget(leaving))
    for (const key of text.nearKeys) this.#near.add(key, slot)
    for (const key of text.cueKeys) this.#near.add((key ^ CUE_SEED) >>> 0, slot)
    this.#pending.set(slot, pointers)
    return { matches, settled: null }
  }

  async settle(
    decisions: readonly { readonly id: string; readonly decision: string }[],
  ): Promise<readonly string[]> {
    return decisions.map(({ id, decision }) => this.settleOne(id, decision))
  }

  /** The same for one decision, without a promise. */
  settleOne(id: string, decision: string): string {
    const slot = this.#shelf.slotOf(id)
    if (slot === -1) return decision
    if (this.#shelf.columns.settled[slot] === 1) return this.#decisions.get(slot) ?? ''
    this.#shelf.columns.settled[slot] = 1
    this.#pending.delete(slot)
    if (decision !== '') this.#decisions.set(slot, decision)
    return decision
  }

  async remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const slot = this.#shelf.slotOf(id)
      if (slot === -1) continue
      this.#forget(slot)
      this.#shelf.remove(slot)
    }
  }

  async size(): Promise<number> {
    return this.#shelf.live
  }

  async close(): Promise<void> {
    // Memory needs no goodbye; the snapshot around it does.
  }

  #foundBefore(slot: number): Found {
    const settled = this.#settledOf(slot)
    const pointers = this.#pending.get(slot) ?? []
    return {
      matches: pointers
        .filter(([other]) => this.#isBefore(other, slot))
        .map((pointer) => this.#match(pointer)),
      settled,
    }
  }

  /** Whether the other is still there; its slot may have been used again since. */
  #isBefore(other: number, slot: number): boolean {
    return this.#shelf.isLive(other) && this.#shelf.age(other) > this.#shelf.age(slot)
  }

  #find(text: IndexedText): Pointer[] {
    const found = new Map<number, Via>()
    for (const key of text.exactKeys) {
      for (const slot of this.#shelf.withKey(key, MATCHES_PER_KIND))
        if (this.#isNear(slot, text.at)) found.set(slot, 'exact')
    }
    for (const slot of this.#best(text.nearKeys, 0, text)) if (!found.has(slot)) found.set(slot, 'near')
    for (const slot of this.#best(text.cueKeys, CUE_SEED, text)) if (!found.has(slot)) found.set(slot, 'cue')
    return [...found]
  }

  /** The slots that share most keys, then the newest. */
  #best(keys: Uint32Array, seed: number, text: IndexedText): number[] {
    for (const key of keys) {
      const end = this.#near.collect((key ^ seed) >>> 0, this.#slots, 0)
      for (let at = 0; at < end; at++) this.#candidates.count(this.#slots[at] ?? 0)
    }
    const ranked: { slot: number; shared: number }[] = []
    const least = keys.length >= (seed === 0 ? KEYS_FOR_TWO_SHARED : CUES_FOR_TWO_SHARED) ? 2 : 1
    this.#candidates.drain((slot, shared) => {
      if (shared < least || !this.#shelf.isLive(slot) || !this.#isNear(slot, text.at)) return
      if (seed === 0 ? this.#sharesWords(slot, text) : this.#isOtherLanguage(slot, text))
        ranked.push({ slot, shared })
    })
    ranked.sort((a, b) => b.shared - a.shared || this.#shelf.age(a.slot) - this.#shelf.age(b.slot))
    return ranked.slice(0, MATCHES_PER_KIND).map(({ slot }) => slot)
  }

  #sharesWords(slot: number, { sketch }: IndexedText): boolean {
    return sketchesMeet(this.#shelf.columns.sketch, slot * SKETCH_WORDS, sketch)
  }

  #isOtherLanguage(slot: number, { language }: IndexedText): boolean {
    const theirs = this.#shelf.columns.language[slot]
    return language !== 0 && theirs !== 0 && theirs !== language
  }

  #isNear(slot: number, at: number): boolean {
    return Math.abs((this.#shelf.columns.at[slot] ?? 0) - at) <= 2 * this.#windowMs
  }

  #match([slot, via]: Pointer): IndexMatch {
    const record = this.#shelf.record(slot)
    const at = this.#shelf.columns.at[slot] ?? 0
    return { id: record.id, facts: record.facts, at, via, settled: this.#settledOf(slot) }
  }

  #settledOf(slot: number): string | null {
    return this.#shelf.columns.settled[slot] === 1 ? (this.#decisions.get(slot) ?? '') : null
  }

  #forget(slot: number): void {
    this.#decisions.delete(slot)
    this.#pending.delete(slot)
  }
}
