import { LOCAL_ACTOR, type RouteArea } from '@seinpost/gateway'

const nobody = { config: { needs: 'nobody' as const } }
const reads = { config: { needs: 'desk.read' as const } }

/**
 * What the other parts of the program answer where nobody has done anything yet: no accounts, no handover, no plan. The
 * stories in a whole program (stories.test.ts) have them at work.
 */
export const sampleAreas: RouteArea = (app) => {
  const ways = { demo: [], password: false, passkey: false, oidc: null }
  app.get('/api/session', nobody, async () => ({ actor: LOCAL_ACTOR, ways }))
  app.get('/api/map', nobody, async () => ({ width: 1_000, height: 400, shapes: [] }))
  app.get('/api/cases/:id/candidates', reads, async () => ({ unplaced: null, candidates: [] }))
  app.get('/api/cases/:id/next-steps', reads, async () => ({
    factors: { risk: [], protective: [] },
    steps: { connecting: [], welfare: [], enforcement: [] },
    helpLines: [],
    contacts: [],
  }))
  app.get('/api/cases/:id/plan', reads, async () => ({ steps: [] }))
  app.get('/api/cases/:id/handovers', reads, async () => ({ handovers: [] }))
  app.get('/api/cases/:id/corrections', reads, async () => ({ corrections: [] }))
  app.get('/api/cases/:id/referrers', reads, async () => ({ referrers: [] }))
  app.get('/api/cases/:id/sheets', reads, async () => ({ sheets: [] }))
  app.get('/api/me/care', reads, async () => ({
    windowHours: 8,
    opened: 0,
    acute: 0,
    graphic: 0,
    breakAfter: 0,
    proposeBreak: false,
    words: null,
    hideText: { fromLevel: 3, concepts: [] },
  }))
}
