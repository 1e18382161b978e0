import { SeinpostError } from '@seinpost/domain'
import { z } from 'zod'
import type { OpenArea } from './area.ts'

const Params = z.object({ id: z.string().min(1).max(60) })
const Switch = z.strictObject({ off: z.string().min(1).max(200).nullable() })

/** What an operator asks of the sources of a running program. */
export const sourceArea: OpenArea = async ({ sources }) => {
  if (sources === null)
    return (app) => {
      app.get('/api/sources', {
        config: { needs: 'operation.read' },
        schema: { summary: 'None runs in this process', tags: ['operation'] },
        handler: async (_request, reply) => reply.send({ sources: [] }),
      })
    }
  return (app) => {
    app.get('/api/sources', {
      config: { needs: 'operation.read' },
      schema: { summary: 'How every source is doing', tags: ['operation'] },
      handler: async (_request, reply) => reply.send({ sources: await sources.health() }),
    })
    app.put('/api/sources/:id/switch', {
      config: { needs: 'operation.change', audit: 'source.switch' },
      schema: { summary: 'Switch a source off, with the reason, or on again with null', tags: ['operation'] },
      handler: async (request, reply) => {
        const { id } = Params.parse(request.params)
        const body = Switch.safeParse(request.body)
        if (!body.success)
          throw new SeinpostError('usage', 'off: must be the reason, or null', {
            remedy: 'Send {"off": "why"}.',
          })
        if (!sources.opened.some(({ config }) => config.id === id))
          throw new SeinpostError('not_found', `no enabled source is called "${id}"`)
        await sources.book.switch(id, body.data.off)
        return reply.send({ id, off: body.data.off })
      },
    })
  }
}
