import type { Assessment, Level, Place, Recipient, Routed, Score, Signal } from '@seinpost/schemas'
import type { ArchivedSignal, CaseState, CaseSummary, StoredCase, StoredClusters } from './case-port.ts'
import { jsonParam } from './json-param.ts'
import type { SqlRunner } from './port.ts'
import { speakerOf } from './signal-row.ts'

export interface CaseRow {
  readonly id: string
  readonly cluster: string
  readonly status: StoredCase['status']
  readonly level: Level
  readonly surface: Level
  readonly priority: number
  readonly priority_terms: CaseState['priorityTerms']
  readonly rank_key: number
  readonly lead: Signal
  readonly score: Score
  readonly places: readonly Place[]
  readonly recipients: readonly Recipient[]
  readonly summary: CaseSummary
  readonly copies: number
  readonly independent_sources: number
  readonly first_published_at: string
  readonly last_published_at: string
  readonly opened_at: string
  readonly updated_at: string
  readonly retain_until: string
  readonly version: number
  readonly assessment: Assessment | null
}

/** The columns of `CaseRow`, from `cases c`. */
export const CASE_COLUMNS = `
c.id, c.cluster, c.status, c.level, c.surface, c.priority, c.priority_terms, c.rank_key, c.score, c.places, c.summary,
c.copies, c.independent_sources, c.first_published_at, c.last_published_at, c.opened_at, c.updated_at, c.retain_until,
c.version, c.assessment,
(select s.signal from seinpost.signals s where s.id = c.lead_id) as lead,
(select json_agg(json_build_object('queue', r.queue, 'role', r.role, 'reason', r.reason, 'confidence', r.confidence,
    'route', r.route, 'released', r.released) order by r.role = 'primary' desc, r.confidence desc, r.queue)
  from seinpost.case_recipients r where r.case_id = c.id) as recipients`

/** A row of `CASE_COLUMNS` as a case. */
export const storedCase = (row: CaseRow): StoredCase => ({
  id: row.id,
  cluster: row.cluster,
  status: row.status,
  level: row.level,
  surface: row.surface,
  priority: row.priority,
  priorityTerms: row.priority_terms,
  rankKey: row.rank_key,
  lead: row.lead,
  score: row.score,
  places: row.places,
  recipients: row.recipients,
  related: [],
  summary: row.summary,
  copies: row.copies,
  independentSources: row.independent_sources,
  firstPublishedAt: row.first_published_at,
  lastPublishedAt: row.last_published_at,
  openedAt: row.opened_at,
  updatedAt: row.updated_at,
  retainUntil: row.retain_until,
  version: row.version,
  assessment: row.assessment,
})

/** The case with the condition `where`, or null. */
export async function findCase(sql: SqlRunner, where: string, param: string): Promise<StoredCase | null> {
  const { rows } = await sql.query<CaseRow>(`select ${CASE_COLUMNS} from seinpost.cases c where ${where}`, [
    param,
  ])
  const [row] = rows
  return row === undefined ? null : storedCase(row)
}

const CASES = `
select ${CASE_COLUMNS} from seinpost.cases c where c.cluster = any($1::text[]) order by c.cluster for update of c`

const ARCHIVED = `
select id, cluster, speaker, published_at, retain_until from seinpost.signals
where state = 'archived' and cluster = any($1::text[])
order by published_at, id`

const SPEAKERS = `
select distinct s.case_id, s.speaker
from json_to_recordset($1::json) as x(case_id text, speaker text)
join seinpost.signals s on s.case_id = x.case_id and s.speaker = x.speaker`

interface ArchivedRow {
  readonly id: string
  readonly cluster: string
  readonly speaker: string
  readonly published_at: string
  readonly retain_until: string
}

async function archivedOf(tx: SqlRunner, clusters: readonly string[]) {
  const { rows } = await tx.query<ArchivedRow>(ARCHIVED, [clusters])
  const archived = new Map<string, ArchivedSignal[]>()
  for (const { published_at, retain_until, ...row } of rows) {
    const signal = { ...row, publishedAt: published_at, retainUntil: retain_until }
    const known = archived.get(row.cluster)
    if (known === undefined) archived.set(row.cluster, [signal])
    else known.push(signal)
  }
  return archived
}

async function speakersOf(tx: SqlRunner, batch: readonly Routed[], cases: ReadonlyMap<string, StoredCase>) {
  const speakers = new Map<string, Set<string>>()
  const asked = batch.flatMap(({ signal, cluster }) => {
    const joined = cases.get(cluster.cluster)
    return joined === undefined ? [] : [{ case_id: joined.id, speaker: speakerOf(signal) }]
  })
  if (asked.length === 0) return speakers
  const { rows } = await tx.query<{ case_id: string; speaker: string }>(SPEAKERS, [jsonParam(asked)])
  for (const { case_id, speaker } of rows) {
    speakers.set(case_id, (speakers.get(case_id) ?? new Set()).add(speaker))
  }
  return speakers
}

/** What the store knows about the clusters of `batch`. The caller holds the locks on their signals. */
export async function loadClusters(tx: SqlRunner, batch: readonly Routed[]): Promise<StoredClusters> {
  const clusters = [...new Set(batch.map(({ cluster }) => cluster.cluster))].sort()
  const { rows } = await tx.query<CaseRow>(CASES, [clusters])
  const cases = new Map(rows.map((row) => [row.cluster, storedCase(row)]))
  return {
    cases,
    archived: await archivedOf(tx, clusters),
    speakers: await speakersOf(tx, batch, cases),
  }
}
