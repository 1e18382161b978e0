import {
  CROSSING_FIELDS,
  type CrossingField,
  type HandoverPreview,
  type Place,
  type Score,
  type Signal,
} from '@seinpost/schemas'
import { contactOfQueue } from './desks.ts'
import { ROUTE_FROM } from './owner-order.ts'
import type { RoutingTree } from './tree.ts'

/** What a desk may be given: everything here, and abroad what the contact's config lets cross. */
export function crossingFields(to: string, tree: RoutingTree): readonly CrossingField[] {
  return contactOfQueue(to, tree)?.mayCross ?? CROSSING_FIELDS
}

export interface PreviewInput {
  readonly places: readonly Place[]
  readonly score: {
    readonly severity: Pick<Score['severity'], 'effective'>
    readonly context: Score['context']
  }
  readonly signal: Pick<Signal, 'publishedAt'> & { readonly source: Pick<Signal['source'], 'kind'> }
}

/** The preview of an offer: no text, no address, no author, and the day without the hour. */
export function previewOf(
  { places, score, signal }: PreviewInput,
  fields: readonly CrossingField[],
): HandoverPreview {
  return {
    level: score.severity.effective,
    places: places
      .filter(({ confidence }) => confidence >= ROUTE_FROM)
      .map(({ name, nis, code, role }) => ({ name, code: nis ?? code ?? '', role })),
    context: [...score.context],
    sourceKind: signal.source.kind,
    day: signal.publishedAt.slice(0, 10),
    shared: CROSSING_FIELDS.filter((field) => fields.includes(field)),
    withheld: CROSSING_FIELDS.filter((field) => !fields.includes(field)),
  }
}
