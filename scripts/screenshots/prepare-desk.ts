/** What the pictures show besides the demo week: one case at work in Mechelen. */
export interface Prepared {
  /** The worst case that was said more than once: it shows the sum, the copies and the places. */
  readonly worst: string
  /** A case that Mechelen has received, planned and offered to Antwerpen. */
  readonly shared: string
}

interface Entry {
  readonly caseId: string
  readonly copies: number
  readonly places: readonly { readonly code: string }[]
}

const MECHELEN = 'municipality-12025'

/** Signs a demo account in; answers its cookie. */
export async function signIn(base: string, account: string): Promise<string> {
  const answer = await ask(base, { path: '/api/session', body: { way: 'demo', account } })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (cookie === undefined) throw new Error(`Nobody is called ${account}; start with the demo.`)
  return cookie
}

function ask(
  base: string,
  { path, body, cookie }: { path: string; body?: object; cookie?: string },
): Promise<Response> {
  return fetch(base + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', ...(cookie !== undefined && { cookie }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

/** Does an analyst's and an officer's first half hour. What was done before is left as it is. */
export async function prepareDesk(base: string): Promise<Prepared> {
  const an = await signIn(base, 'demo:an')
  const queue = await ask(base, { path: '/api/queues/analyst?limit=200', cookie: an })
  const { entries } = (await queue.json()) as { entries: Entry[] } // Our own server's answer.
  const worst = entries.find(({ copies }) => copies > 1) ?? entries[0]
  const local = entries.find(({ caseId, places }) => caseId !== worst?.caseId && places[0]?.code === '12025')
  if (worst === undefined || local === undefined)
    throw new Error('The queue of the analysts is empty; start with the demo week on an empty data folder.')
  const { caseId } = local
  const act = (cookie: string, body: object) =>
    ask(base, { path: `/api/cases/${encodeURIComponent(caseId)}/acts`, body, cookie })
  await act(an, { desk: 'analyst', act: 'claim' })
  await act(an, { desk: 'analyst', act: 'assess', outcome: 'refer', level: 3, context: [] })
  await act(an, { desk: 'analyst', act: 'release', queues: [MECHELEN] })
  const karim = await signIn(base, 'demo:mechelen')
  await act(karim, { desk: MECHELEN, act: 'acknowledge' })
  const about = `/api/cases/${encodeURIComponent(caseId)}`
  const steps = await ask(base, { path: `${about}/next-steps?desk=${MECHELEN}`, cookie: karim })
  const known = (await steps.json()) as { steps: Record<string, { id: string }[]> } // Our own server's answer.
  for (const [first] of Object.values(known.steps)) {
    if (first === undefined) continue
    const body = { desk: MECHELEN, stepId: first.id, owner: 'Karim Haddad' }
    await ask(base, { path: `${about}/plan`, body, cookie: karim })
  }
  const offer = { desk: MECHELEN, to: 'municipality-11002', kind: 'information' }
  await ask(base, { path: `${about}/handovers`, body: offer, cookie: karim })
  return { worst: encodeURIComponent(worst.caseId), shared: encodeURIComponent(caseId) }
}
