import { SeinpostError } from '@seinpost/domain'
import type { PlanStep, Playbook, StepKind, Words } from '@seinpost/schemas'
import type { SqlRunner } from '@seinpost/store'
import { type Actor, asDesk, assertHasCase, type FollowupDeps, lockCaseOf } from './as-desk.ts'
import type { DeskFactor } from './next-steps.ts'

export type ChosenStep = Actor & {
  readonly owner: string
  readonly dueAt?: Date | null
  readonly note?: string
} & ({ readonly stepId: string } | { readonly kind: StepKind; readonly title: Words })

export type PlanAct = Actor & {
  readonly act: 'done' | 'drop' | 'reopen' | 'change'
  readonly note?: string
  readonly owner?: string
  readonly dueAt?: Date | null
}

/** The joint plan of a case: what was agreed, who does it, by when. */
export interface Plans {
  of(caseId: string, desk: string): Promise<readonly PlanStep[]>
  /** Null when the same step of the playbook stands open already. */
  add(caseId: string, chosen: ChosenStep): Promise<PlanStep | null>
  /** @throws SeinpostError `not_found` for a step that is not of the case. */
  change(caseId: string, stepId: string, act: PlanAct): Promise<PlanStep>
  factors(caseId: string, desk: string): Promise<readonly DeskFactor[]>
  addFactor(caseId: string, desk: string, factor: DeskFactor): Promise<void>
}

const COLUMNS = `
id, case_id as "caseId", step_id as "stepId", kind, title, desk, owner, due_at as "dueAt", status, note,
added_by as "addedBy", added_at as "addedAt", ended_by as "endedBy", ended_at as "endedAt"`
const OF = `
select ${COLUMNS} from seinpost.plan_steps where case_id = $1
order by status = 'open' desc, due_at nulls last, added_at, id`
const OPEN = `select 1 from seinpost.plan_steps where case_id = $1 and step_id = $2 and status = 'open'`
const ADD = `
insert into seinpost.plan_steps (id, case_id, step_id, kind, title, desk, owner, due_at, note, added_by, added_at)
values ($1, $2, $3, $4, $5::json, $6, $7, $8::timestamptz, $9, $10, $11::timestamptz) returning ${COLUMNS}`
const CHANGE = `
update seinpost.plan_steps set status = $3, owner = coalesce($4, owner),
  due_at = case when $5::boolean then $6::timestamptz else due_at end, note = coalesce($7, note),
  ended_by = case when $3 = 'open' then null when status = 'open' then $8 else ended_by end,
  ended_at = case when $3 = 'open' then null when status = 'open' then $9::timestamptz else ended_at end
where case_id = $1 and id = $2 returning ${COLUMNS}`
const FACTORS = `
select kind, factor, by, note from seinpost.case_factors where case_id = $1 order by at, factor`
const ADD_FACTOR = `
insert into seinpost.case_factors (case_id, kind, factor, desk, by, note, at)
values ($1, $2, $3, $4, $5, $6, $7::timestamptz)
on conflict (case_id, kind, factor, desk) do update set by = excluded.by, note = excluded.note, at = excluded.at`

const DAY_MS = 86_400_000
const ENDS = { done: 'done', drop: 'dropped', reopen: 'open', change: null } as const

/** Plans in the store's tables; each step knows the playbook's words of the day it was chosen. */
export function openPlans({ sql, now, newId }: FollowupDeps, playbook: Playbook): Plans {
  return {
    of: (caseId, desk) =>
      asDesk(sql, desk, async (tx) => {
        await assertHasCase(tx, caseId, desk)
        return (await tx.query<PlanStep>(OF, [caseId])).rows
      }),
    add: (caseId, chosen) =>
      sql.tx(async (tx) => {
        await lockCaseOf(tx, caseId, chosen.desk)
        const step = stepOf(chosen, playbook)
        if (step.id !== null && (await tx.query(OPEN, [caseId, step.id])).rowCount > 0) return null
        const at = now()
        const usual = step.dueDays === undefined ? null : new Date(at.getTime() + step.dueDays * DAY_MS)
        const dueAt = chosen.dueAt === undefined ? usual : chosen.dueAt
        const { desk, owner, note, by } = chosen
        const row = [
          `step-${newId()}`,
          caseId,
          step.id,
          step.kind,
          step.title,
          desk,
          owner,
          dueAt,
          note,
          by,
          at,
        ]
        const { rows } = await tx.query<PlanStep>(ADD, row)
        return theOne(rows)
      }),
    change: (caseId, stepId, { act, desk, by, owner, dueAt, note }) =>
      sql.tx(async (tx) => {
        await lockCaseOf(tx, caseId, desk)
        const status = ENDS[act] ?? (await statusOf(tx, caseId, stepId))
        const { rows } = await tx.query<PlanStep>(CHANGE, [
          ...[caseId, stepId, status, owner, dueAt !== undefined, dueAt, note, by, now()],
        ])
        return theOne(rows)
      }),
    factors: (caseId, desk) =>
      asDesk(sql, desk, async (tx) => {
        await assertHasCase(tx, caseId, desk)
        const { rows } = await tx.query<DeskFactor & { note: string | null }>(FACTORS, [caseId])
        return rows.map(({ note, ...factor }) => ({ ...factor, ...(note !== null && { note }) }))
      }),
    addFactor: (caseId, desk, { kind, factor, by, note }) =>
      sql.tx(async (tx) => {
        await lockCaseOf(tx, caseId, desk)
        await tx.query(ADD_FACTOR, [caseId, kind, factor, desk, by, note, now()])
      }),
  }
}

interface PlannedStep {
  readonly id: string | null
  readonly kind: StepKind
  readonly title: Words
  readonly dueDays?: number | undefined
}

function stepOf(chosen: ChosenStep, { steps }: Playbook): PlannedStep {
  if (!('stepId' in chosen)) return { id: null, kind: chosen.kind, title: chosen.title }
  const step = steps.find(({ id }) => id === chosen.stepId)
  if (step !== undefined) return step
  throw new SeinpostError('usage', `stepId: the playbook has no step "${chosen.stepId}"`, {
    remedy: 'GET /api/playbook lists them; or give `kind` and `title` for a step of your own.',
  })
}

async function statusOf(tx: SqlRunner, caseId: string, stepId: string): Promise<string> {
  const { rows } = await tx.query<{ status: string }>(
    'select status from seinpost.plan_steps where case_id = $1 and id = $2',
    [caseId, stepId],
  )
  return rows[0]?.status ?? 'open'
}

function theOne(rows: readonly PlanStep[]): PlanStep {
  const [row] = rows
  if (row !== undefined) return row
  throw new SeinpostError('not_found', 'There is no such step in the plan of this case.', {
    remedy: 'Read the plan again.',
  })
}
