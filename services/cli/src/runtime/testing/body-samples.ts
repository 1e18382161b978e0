/** As much of a JSON Schema as the API's documents use. */
export interface BodySchema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly BodySchema[]
  readonly oneOf?: readonly BodySchema[]
  readonly properties?: Readonly<Record<string, BodySchema>>
  readonly required?: readonly string[]
  readonly items?: BodySchema
  readonly minimum?: number
  readonly minLength?: number
}

/** What stands in a string field of this name. */
export type Fill = (name: string) => string

/** Bodies that fit a schema: one for each variant of it, every text field filled, choices at their first. */
export function bodySamples(schema: BodySchema, fill: Fill, name = ''): unknown[] {
  const { anyOf, oneOf, properties, items } = schema
  if ('const' in schema) return [schema.const]
  if (schema.enum !== undefined) return name === 'act' ? [...schema.enum] : [schema.enum[0]]
  const variants = anyOf ?? oneOf
  if (variants !== undefined) return variants.flatMap((variant) => bodySamples(variant, fill, name))
  if (properties !== undefined) return objectSamples(properties, fill)
  switch (schema.type) {
    case 'array':
      return [items === undefined ? [] : bodySamples(items, fill, name).slice(0, 1)]
    case 'integer':
    case 'number':
      return [Math.max(1, schema.minimum ?? 1)]
    case 'boolean':
      return [true]
    case 'null':
      return [null]
    case 'object':
      return [{ id: fill('id') }]
    default:
      return [fill(name)]
  }
}

function objectSamples(properties: Readonly<Record<string, BodySchema>>, fill: Fill): unknown[] {
  const fields = Object.entries(properties).map(
    ([name, schema]) => [name, bodySamples(schema, fill, name)] as const,
  )
  const count = Math.max(1, ...fields.map(([, samples]) => samples.length))
  return Array.from({ length: count }, (_, at) =>
    Object.fromEntries(fields.map(([name, samples]) => [name, samples[at % samples.length]])),
  )
}
