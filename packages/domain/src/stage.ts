/** What a stage says about one input. Every reason is a closed union, so counts by reason add up to the total. */
export type Outcome<Out, Reason extends string = string> =
  | { readonly kind: 'emit'; readonly value: Out }
  | { readonly kind: 'drop'; readonly reason: Reason }

export const emit = <Out>(value: Out): Outcome<Out, never> => ({ kind: 'emit', value })
export const drop = <Reason extends string>(reason: Reason): Outcome<never, Reason> => ({
  kind: 'drop',
  reason,
})

/**
 * A stage: outcomes of a batch, in the order of the inputs. It knows no topic, offset, retry or log; called twice
 * with one input it answers the same.
 */
export type Stage<In, Out, Deps> = (inputs: readonly In[], deps: Deps) => Promise<readonly Outcome<Out>[]>

/** A stage from a function of one input, for stages that gain nothing from seeing a whole batch. */
export const each =
  <In, Out, Deps>(one: (input: In, deps: Deps) => Outcome<Out>): Stage<In, Out, Deps> =>
  async (inputs, deps) =>
    inputs.map((input) => one(input, deps))
