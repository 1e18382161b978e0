import { SeinpostError } from '@seinpost/domain'
import { Redis } from 'ioredis'
import { z } from 'zod'
import {
  DAY_MS,
  type DedupIndex,
  type Found,
  type IndexedText,
  type IndexMatch,
  type IndexPolicy,
} from './port.ts'
import { ADD_AND_FIND, COUNT, REMOVE, SETTLE } from './redis-scripts.ts'

export interface OpenRedisIndexOptions {
  readonly url: string
  /** Begins every key, so that several installations share a server. */
  readonly keyPrefix: string
  readonly policy: Pick<IndexPolicy, 'windowDays'>
}

type Argument = string | number | Buffer
const VIA: Readonly<Record<string, IndexMatch['via']>> = { e: 'exact', n: 'near', c: 'cue' }
const MATCH_FIELDS = 6
const Strings = z.array(z.string())

/**
 * Opens the index on a Redis server (5 or newer) that many workers share. A batch is one round trip; each text of it is
 * one script, so other workers come between texts and never inside one.
 *
 * @throws SeinpostError `index_unavailable` when the server does not answer
 */
export async function openRedisIndex({ url, keyPrefix, policy }: OpenRedisIndexOptions): Promise<DedupIndex> {
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 3 })
  // Each command rejects with the cause; without a listener ioredis writes it on the console as well.
  redis.on('error', () => undefined)
  redis.defineCommand('seinpostAdd', { numberOfKeys: 0, lua: ADD_AND_FIND })
  redis.defineCommand('seinpostSettle', { numberOfKeys: 0, lua: SETTLE })
  redis.defineCommand('seinpostRemove', { numberOfKeys: 0, lua: REMOVE })
  redis.defineCommand('seinpostCount', { numberOfKeys: 0, lua: COUNT })
  await answered(redis.connect())
  return new RedisIndex(redis, keyPrefix, 2 * policy.windowDays * DAY_MS)
}

class RedisIndex implements DedupIndex {
  readonly #redis: Redis
  readonly #prefix: string
  /** How far apart in time two texts may be to match, and how long a text is kept. */
  readonly #reachMs: number

  constructor(redis: Redis, prefix: string, reachMs: number) {
    this.#redis = redis
    this.#prefix = prefix
    this.#reachMs = reachMs
  }

  async addAndFind(texts: readonly (IndexedText | { readonly id: string })[]): Promise<readonly Found[]> {
    const answers = await this.#each(
      'seinpostAdd',
      texts.map((text) => ('facts' in text ? this.#arguments(text) : [text.id])),
    )
    return answers.map((answer) => readFound(Strings.parse(answer)))
  }

  async settle(
    decisions: readonly { readonly id: string; readonly decision: string }[],
  ): Promise<readonly string[]> {
    const answers = await this.#each(
      'seinpostSettle',
      decisions.map(({ id, decision }) => [id, decision]),
    )
    return Strings.parse(answers)
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.#each(
      'seinpostRemove',
      ids.map((id) => [id]),
    )
  }

  async size(): Promise<number> {
    const [count] = await this.#each('seinpostCount', [[]])
    return z.number().parse(count)
  }

  async close(): Promise<void> {
    await this.#redis.quit()
  }

  #arguments({ id, facts, at, sketch, nearKeys, cueKeys, exactKeys, language }: IndexedText): Argument[] {
    return [
      id,
      facts,
      at,
      this.#reachMs,
      bytesOf(sketch),
      bytesOf(nearKeys),
      bytesOf(cueKeys),
      language,
      ...exactKeys,
    ]
  }

  /** One command for each list of arguments, in one round trip; the answers in order. */
  async #each(command: string, lists: readonly (readonly Argument[])[]): Promise<unknown[]> {
    if (lists.length === 0) return []
    const pipeline = this.#redis.pipeline(lists.map((list) => [command, this.#prefix, ...list]))
    const answers = (await answered(pipeline.exec())) ?? []
    return answers.map(([error, answer]) => {
      if (error !== null) throw unavailable(error)
      return answer
    })
  }
}

/** Little-endian, as the script reads them; every platform Node runs on is. */
const bytesOf = (numbers: Uint32Array): Buffer =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength)

function readFound([settled, decision = '', ...rest]: readonly string[]): Found {
  const matches: IndexMatch[] = []
  for (let at = 0; at + MATCH_FIELDS <= rest.length; at += MATCH_FIELDS) {
    const [id = '', facts = '', time = '', via = '', isSettled, itsDecision = ''] = rest.slice(
      at,
      at + MATCH_FIELDS,
    )
    matches.push({
      id,
      facts,
      at: Number(time),
      via: VIA[via] ?? 'near',
      settled: isSettled === '1' ? itsDecision : null,
    })
  }
  return { matches, settled: settled === '1' ? decision : null }
}

async function answered<T>(reply: Promise<T>): Promise<T> {
  try {
    return await reply
  } catch (error) {
    throw unavailable(error)
  }
}

const unavailable = (cause: unknown): SeinpostError =>
  new SeinpostError('index_unavailable', 'the Redis server of the dedup index did not answer', {
    retryable: true,
    cause,
    remedy:
      'Check dedupIndex.url in the config and that the server runs; nothing was lost, the signals are tried again.',
  })
