import { useNavigate, useParams } from '@tanstack/react-router'
import type { Desk } from '../api/client.ts'
import { useDesks } from '../api/queries.ts'
import { useLanguage } from '../i18n/language.tsx'
import { type DeskGroup, deskName, groupOf } from './desk-name.ts'

const GROUPS: readonly DeskGroup[] = ['desks', 'municipalities', 'zones', 'districts']

/** Chooses the desk whose queue is shown; every desk with its number of open cases. */
export function DeskSelect() {
  const { t, language } = useLanguage()
  const { data: desks = [] } = useDesks()
  const { desk = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const named = desks.map((one) => ({ ...one, label: deskName(one, { t, language }) }))
  if (named.length === 0) return <span className="desk-select" />
  return (
    <label className="desk-select">
      <span className="label">{t.desk.label}</span>
      <select
        id="desk"
        value={desk}
        onChange={(event) => {
          event.target.blur()
          void navigate({ to: '/q/$desk', params: { desk: event.target.value } })
        }}
      >
        {GROUPS.map((group) => (
          <DeskOptions
            key={group}
            label={t.desk.groups[group]}
            desks={named.filter((one) => groupOf(one.queue) === group)}
          />
        ))}
      </select>
    </label>
  )
}

function DeskOptions({ label, desks }: { label: string; desks: readonly (Desk & { label: string })[] }) {
  if (desks.length === 0) return null
  const sorted = [...desks].sort((a, b) => a.label.localeCompare(b.label))
  return (
    <optgroup label={label}>
      {sorted.map((desk) => (
        <option key={desk.queue} value={desk.queue}>
          {desk.label} ({desk.open + desk.unreleased})
        </option>
      ))}
    </optgroup>
  )
}
