import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'

/** `/openapi.json`: OpenAPI 3.1, derived from the schemas that the routes use. */
export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Seinpost',
        version,
        description:
          'Hands signals in, reads ranked queues and explained cases. Errors are problem+json (RFC 9457).',
        license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      },
    },
    transform: jsonSchemaTransform,
  })
  app.get('/openapi.json', {
    schema: { hide: true },
    handler: async (_request, reply) => reply.send(app.swagger()),
  })
}
