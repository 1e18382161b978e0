import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { caseFor } from '../access/readers.ts'
import type { DeskCases, DrawCase } from '../deps.ts'
import { noSuchCase } from '../guard/no-such.ts'
import { CaseId, Queue } from '../guard/params.ts'
import { Problem } from '../guard/problem.ts'

const Asked = z.object({
  format: z.enum(['pdf', 'docx', 'stix', 'misp']),
  lang: z.enum(['nl', 'fr', 'en']).default('nl'),
  /** Also the author's pseudonym and the addresses. */
  pseudonyms: z.enum(['true', 'false']).default('false'),
  desk: Queue.optional(),
})

export interface ExportDeps {
  readonly cases: DeskCases
  readonly draw: DrawCase
}

/** A case as others read it. A desk exports what it reads, and nothing else. */
export function exportRoutes(app: FastifyInstance, { cases, draw }: ExportDeps): void {
  app.withTypeProvider<ZodTypeProvider>().get('/api/cases/:id/export', {
    config: { needs: 'desk.read', audit: 'case.export' },
    schema: {
      summary: 'A case as PDF, DOCX, STIX 2.1 bundle or MISP event',
      description:
        'As `desk` reads it, or the first of your desks that has it. Without `pseudonyms=true` neither the author’s pseudonym nor an address is in it.',
      tags: ['cases'],
      params: CaseId,
      querystring: Asked,
      response: {
        200: z.unknown().describe('The file'),
        400: Problem,
        403: Problem,
        404: Problem,
        503: Problem,
      },
    },
    handler: async (request, reply) => {
      const { format, lang, desk } = request.query
      const { id } = request.params
      const pseudonyms = request.query.pseudonyms === 'true'
      const details = { format, lang, pseudonyms }
      request.audited = { caseId: id, desk, details }
      const read = await caseFor(request.actor, cases, { id, desk })
      if (read === null) throw noSuchCase()
      const { bytes, mime, extension } = await draw(read.found, { format, lang, pseudonyms })
      request.audited = {
        caseId: read.found.id,
        desk: read.desk ?? desk,
        details: { ...details, bytes: bytes.length },
      }
      // Only word characters and dashes: the id goes into a header.
      const name = `${read.found.id.replaceAll(/[^\w-]/gu, '_')}.${extension}`
      reply
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('cache-control', 'no-store')
      return reply
        .type(mime)
        .serializer((payload) => payload)
        .send(Buffer.from(bytes))
    },
  })
}
