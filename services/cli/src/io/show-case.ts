import type { Case } from '@seinpost/schemas'
import { prioritySection, section, sumSection } from './show-score.ts'
import { visible } from './visible.ts'

/** A case as text for a terminal: what was said, the level with its sum, places, copies and who receives it. */
export function showCase(shown: Case): string {
  const { explanation } = shown.score
  return [
    `${shown.id}   ${shown.status}   priority ${shown.priority.toFixed(1)}`,
    '',
    visible(shown.lead.text),
    '',
    `level ${shown.level} in context, ${shown.surface} on the surface. ${explanation.sentence.en}`,
    ...sumSection(explanation),
    ...prioritySection(explanation.priority),
    ...section(
      'Places',
      shown.places.map(
        ({ name, nis, code, role, confidence }) =>
          `${name} (${nis ?? code}), ${role}, confidence ${confidence.toFixed(2)}`,
      ),
    ),
    ...section(
      'Recipients',
      shown.recipients.map(
        ({ queue, role, reason, released }) =>
          `${queue}, ${role}${released ? '' : ', awaits release'}: ${reason}`,
      ),
    ),
    ...section(
      'Members',
      shown.members.map(
        ({ signalId, kind, similarity, platform, publishedAt }) =>
          `${signalId}, ${kind}, ${similarity.toFixed(2)}, ${platform}, ${publishedAt}`,
      ),
    ),
    ...section(
      'Related',
      shown.related.map(({ caseId, reason, similarity }) => `${caseId}, ${reason}, ${similarity.toFixed(2)}`),
    ),
  ].join('\n')
}
