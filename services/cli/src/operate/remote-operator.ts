import type { Operator } from '@seinpost/gateway'
import { Advice, AppliedConfig, Backtest, ConfigInForce, ShadowStatus, TextProblem } from '@seinpost/schemas'
import { z } from 'zod'
import { answerOf } from '../runtime/remote.ts'
import type { RunningProgram } from '../runtime/running-program.ts'

const Shadow = z.object({ shadow: ShadowStatus.nullable() })

/** The operator's loop of a running program, over its HTTP API. */
export function remoteOperator(program: RunningProgram): Operator {
  const ask = async <T>(shape: z.ZodType<T>, path: string, init: RequestInit = {}): Promise<T> =>
    shape.parse(await answerOf(`/api/config${path}`, program, init))
  const send = <T>(shape: z.ZodType<T>, path: string, body: object, method = 'POST'): Promise<T> =>
    ask(shape, path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  return {
    inForce: () => ask(ConfigInForce, ''),
    check: async (yaml) =>
      (await send(z.object({ problems: z.array(TextProblem) }), '/check', { yaml })).problems,
    tryBlocks: (blocks, days) => send(Backtest, '/try', { ...blocks, days }),
    backtest: (to) => send(Backtest, '/backtest', to),
    apply: (yaml, signed) => send(AppliedConfig, '/apply', { yaml, ...signed }),
    rollback: (version, signed) =>
      send(AppliedConfig, '/rollback', { ...signed, ...(version !== undefined && { version }) }),
    shadow: async () => (await ask(Shadow, '/shadow')).shadow,
    startShadow: async (yaml, signed) => {
      const { shadow } = await send(Shadow, '/shadow', { yaml, ...signed }, 'PUT')
      return ShadowStatus.parse(shadow)
    },
    stopShadow: async () => (await ask(Shadow, '/shadow', { method: 'DELETE' })).shadow,
    advise: (days) => ask(Advice, `/advice?days=${days}`),
  }
}
