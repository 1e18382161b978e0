import { asSeinpostError, SeinpostError } from '@seinpost/domain'

export interface Limits {
  /** Most events taken at once. */
  readonly maxBatch: number
  /** A batch that takes longer is taken apart to find the event that hangs. */
  readonly stageTimeoutMs: number
  /** Tries of one event before it is put aside. */
  readonly attempts: number
}

export type Tried<Out> =
  | { readonly kind: 'done'; readonly value: Out }
  | { readonly kind: 'dead'; readonly error: SeinpostError; readonly attempts: number }

type Work<In, Out> = (inputs: readonly In[]) => Promise<readonly Out[]>

/**
 * The whole batch at once; when that fails, one by one, so that one bad input does not hold the others. The answers
 * are in the order of the inputs.
 *
 * @throws SeinpostError a retryable one, at once: the inputs are not to blame, and the batch must come back.
 */
export async function isolateFailures<In, Out>(
  inputs: readonly In[],
  work: Work<In, Out>,
  limits: Limits,
): Promise<readonly Tried<Out>[]> {
  const whole = await attempt(inputs, work, limits)
  if (whole.kind === 'done') return whole.value.map((value) => ({ kind: 'done', value }))
  const tried: Tried<Out>[] = []
  for (const input of inputs) tried.push(await tryAlone(input, work, limits))
  return tried
}

async function tryAlone<In, Out>(input: In, work: Work<In, Out>, limits: Limits): Promise<Tried<Out>> {
  for (let tries = 1; ; tries++) {
    const once = await attempt([input], work, limits)
    if (once.kind === 'failed' && tries >= limits.attempts)
      return { kind: 'dead', error: once.error, attempts: tries }
    if (once.kind === 'done') for (const value of once.value) return { kind: 'done', value }
  }
}

type Attempt<Out> =
  | { readonly kind: 'done'; readonly value: readonly Out[] }
  | { readonly kind: 'failed'; readonly error: SeinpostError }

async function attempt<In, Out>(
  inputs: readonly In[],
  work: Work<In, Out>,
  { stageTimeoutMs }: Limits,
): Promise<Attempt<Out>> {
  try {
    const value = await within(stageTimeoutMs, work(inputs))
    if (value.length === inputs.length) return { kind: 'done', value }
    const message = `the stage gave ${value.length} answers to ${inputs.length} events`
    return { kind: 'failed', error: new SeinpostError('stage_failed', message) }
  } catch (cause) {
    const error = asSeinpostError(cause)
    if (error.retryable) throw error
    return { kind: 'failed', error }
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const error = new SeinpostError('stage_timeout', `the stage gave no answer in ${ms} ms`)
    timer = setTimeout(() => reject(error), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
