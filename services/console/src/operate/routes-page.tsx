import { VENUES } from '@seinpost/schemas'
import { useMutation } from '@tanstack/react-query'
import { send } from '../api/ask.ts'
import { useQueueName } from '../desk/desk-choice.tsx'
import { useLanguage } from '../i18n/language.tsx'
import { useOperateWords } from '../i18n/operate/index.ts'
import { useTrendWords } from '../i18n/trends/index.ts'
import { Fault } from '../parts/fault.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { reasonWords } from '../text/recipient-reason.ts'
import { textIn } from '../work/form-dialog.tsx'
import type { RouteNode, RouteTest } from './contract.ts'
import { OperatePage } from './operate-page.tsx'
import { useConfig } from './use-config.ts'

/** The route tree as it stands, and a box to see where a sentence would go. */
export function RoutesPage() {
  const w = useOperateWords()
  const places = useTrendWords().venues
  const config = useConfig()
  const test = useMutation({
    mutationFn: (body: object) => send<RouteTest>('POST', '/api/config/route-test', body),
  })
  return (
    <OperatePage tab="routes" intro={w.routesIntro}>
      <form
        className="form card"
        onSubmit={(event) => {
          event.preventDefault()
          const data = new FormData(event.currentTarget)
          const venue = textIn(data, 'venue')
          test.mutate({ text: textIn(data, 'text'), ...(venue !== undefined && { venue }) })
        }}
      >
        <h2>{w.tryBox}</h2>
        <label>
          {w.text}
          <textarea name="text" rows={3} maxLength={5_000} required />
        </label>
        <label>
          {w.venue}
          <select name="venue">
            <option value="">{w.venueNone}</option>
            {VENUES.filter((venue) => venue !== 'social' && venue !== 'platform').map((venue) => (
              <option key={venue} value={venue}>
                {places[venue]}
              </option>
            ))}
          </select>
        </label>
        <Fault error={test.error} />
        <button type="submit" className="button first" disabled={test.isPending}>
          {w.tryIt}
        </button>
      </form>
      {test.data !== undefined && <Outcome test={test.data} />}
      <section className="card" aria-labelledby="tree-title">
        <h2 id="tree-title">{w.tree}</h2>
        <Loaded query={config}>
          {(known) => (
            <ul className="tree">
              <Route node={known.config.routing.tree} />
            </ul>
          )}
        </Loaded>
      </section>
    </OperatePage>
  )
}

function Outcome({ test }: { test: RouteTest }) {
  const w = useOperateWords()
  const { t, language, format } = useLanguage()
  const nameOf = useQueueName()
  const contexts = new Map<string, string>(Object.entries(t.contexts))
  return (
    <section className="card" aria-live="polite">
      <h2>{w.result}</h2>
      <p>
        <span className="level-word" data-level={test.level}>
          {t.levels[test.level]}
        </span>{' '}
        {test.context.map((one) => contexts.get(one) ?? one).join(', ')}
      </p>
      <p>
        {test.places.length === 0 && w.noPlace}
        {test.places
          .map(
            ({ name, role, confidence }) => `${name} (${t.placeRoles[role]}, ${format.percent(confidence)})`,
          )
          .join(', ')}
      </p>
      <ul className="facts">
        {test.recipients.map((one) => (
          <li key={one.queue}>
            <span className="fact-main">
              <strong>{nameOf(one.queue)}</strong>
            </span>
            <span className="fact-side">{t.recipientRoles[one.role]}</span>
            <span className="fact-note">{reasonWords(one.reason, { language })}</span>
          </li>
        ))}
      </ul>
      <details>
        <summary>{w.steps}</summary>
        <ol className="plain-list">
          {test.steps.map((step) => (
            <li key={step}>
              <code>{step}</code>
            </li>
          ))}
        </ol>
      </details>
    </section>
  )
}

function Route({ node }: { node: RouteNode }) {
  return (
    <li>
      <strong>{node.name}</strong> {node.match !== undefined && <code>{JSON.stringify(node.match)}</code>}{' '}
      {node.receivers !== undefined && <span>→ {node.receivers.join(', ')}</span>}{' '}
      {node.release !== undefined && <span className="chip">release: {node.release}</span>}
      {node.continue === true && <span className="chip">continue</span>}
      {node.routes !== undefined && node.routes.length > 0 && (
        <ul>
          {node.routes.map((child) => (
            <Route key={child.name} node={child} />
          ))}
        </ul>
      )}
    </li>
  )
}
