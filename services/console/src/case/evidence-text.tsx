import type { Evidence } from '@seinpost/schemas'
import { useMemo } from 'react'
import { useLanguage } from '../i18n/language.tsx'
import { familyOf } from '../text/families.ts'
import { labelName } from '../text/label-name.ts'
import { cutByEvidence, type EvidenceLabel, type Piece } from '../text/pieces.ts'
import { PlainText } from '../text/plain-text.tsx'

/** The text with its evidence marked; `only` leaves one label marked. */
export function EvidenceText({
  text,
  evidence,
  only,
}: {
  text: string
  evidence: readonly Evidence[]
  only: EvidenceLabel | null
}) {
  const pieces = useMemo(() => cutByEvidence(text, evidence), [text, evidence])
  return (
    <p className="evidence-text" data-only={only !== null}>
      {pieces.map((piece) => (
        <TextPiece key={piece.start} piece={piece} only={only} />
      ))}
    </p>
  )
}

function TextPiece({ piece, only }: { piece: Piece; only: EvidenceLabel | null }) {
  const { t, format } = useLanguage()
  const [strongest] = piece.evidence
  if (strongest === undefined) return <PlainText text={piece.text} />
  const shown = piece.evidence.find(({ label }) => label === only) ?? strongest
  const about = piece.evidence.map(
    ({ label, strength, from }) =>
      `${labelName(label, t)} · ${t.case.strength} ${format.percent(strength)} · ${t.case.from} ${from}`,
  )
  return (
    <mark
      data-family={familyOf(shown.label)}
      data-dimmed={only !== null && shown.label !== only}
      title={about.join('\n')}
    >
      <PlainText text={piece.text} />
    </mark>
  )
}
