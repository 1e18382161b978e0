import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { DeskPage } from './queue/desk-page.tsx'
import { Home } from './session/home.tsx'
import { Shell } from './shell/shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: Home })
const home = createRoute({ getParentRoute: () => root, path: '/', component: Home })
export const deskRoute = createRoute({ getParentRoute: () => root, path: '/q/$desk', component: DeskPage })
export const caseRoute = createRoute({ getParentRoute: () => deskRoute, path: '/c/$caseId' })

const handovers = createRoute({
  getParentRoute: () => root,
  path: '/handovers',
  component: lazyRouteComponent(() => import('./desk/handovers-page.tsx'), 'HandoversPage'),
})
const plans = createRoute({
  getParentRoute: () => root,
  path: '/plans',
  component: lazyRouteComponent(() => import('./desk/follow-up-page.tsx'), 'FollowUpPage'),
})
const refer = createRoute({
  getParentRoute: () => root,
  path: '/refer',
  component: lazyRouteComponent(() => import('./referral/refer-page.tsx'), 'ReferPage'),
})
const status = createRoute({
  getParentRoute: () => root,
  path: '/status',
  component: lazyRouteComponent(() => import('./referral/status-page.tsx'), 'StatusPage'),
})
const links = createRoute({
  getParentRoute: () => root,
  path: '/links',
  component: lazyRouteComponent(() => import('./referral/links-page.tsx'), 'LinksPage'),
})
const offer = createRoute({
  getParentRoute: () => root,
  path: '/offer',
  component: lazyRouteComponent(() => import('./desk/offer-page.tsx'), 'OfferPage'),
})
const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('./account/account-page.tsx'), 'AccountPage'),
})
const trends = createRoute({
  getParentRoute: () => root,
  path: '/trends',
  component: lazyRouteComponent(() => import('./trends/trends-page.tsx'), 'TrendsPage'),
})
const bulletin = createRoute({
  getParentRoute: () => root,
  path: '/trends/$month',
  component: lazyRouteComponent(() => import('./trends/bulletin-page.tsx'), 'BulletinPage'),
})
const operate = createRoute({
  getParentRoute: () => root,
  path: '/operate',
  component: lazyRouteComponent(() => import('./operate/health-page.tsx'), 'HealthPage'),
})
const thresholds = createRoute({
  getParentRoute: () => root,
  path: '/operate/thresholds',
  component: lazyRouteComponent(() => import('./operate/thresholds-page.tsx'), 'ThresholdsPage'),
})
const routes = createRoute({
  getParentRoute: () => root,
  path: '/operate/routes',
  component: lazyRouteComponent(() => import('./operate/routes-page.tsx'), 'RoutesPage'),
})
const config = createRoute({
  getParentRoute: () => root,
  path: '/operate/config',
  component: lazyRouteComponent(() => import('./operate/config-page.tsx'), 'ConfigPage'),
})
const model = createRoute({
  getParentRoute: () => root,
  path: '/operate/model',
  component: lazyRouteComponent(() => import('./operate/model-page.tsx'), 'ModelPage'),
})
const audit = createRoute({
  getParentRoute: () => root,
  path: '/oversight',
  component: lazyRouteComponent(() => import('./oversight/audit-page.tsx'), 'AuditPage'),
})
const retention = createRoute({
  getParentRoute: () => root,
  path: '/oversight/retention',
  component: lazyRouteComponent(() => import('./oversight/retention-page.tsx'), 'RetentionPage'),
})
const purposes = createRoute({
  getParentRoute: () => root,
  path: '/oversight/purposes',
  component: lazyRouteComponent(() => import('./oversight/purposes-page.tsx'), 'PurposesPage'),
})
const search = createRoute({
  getParentRoute: () => root,
  path: '/oversight/search',
  component: lazyRouteComponent(() => import('./oversight/search-page.tsx'), 'SearchPage'),
})

const WORK = [handovers, plans, offer, refer, status, links, account] as const
const TABLE = [trends, bulletin] as const
const OPERATION = [operate, thresholds, routes, config, model] as const
const OVERSIGHT = [audit, retention, purposes, search] as const

/** The pages. What an analyst sees first comes with the first load; every other page when it is gone to. */
export const newRouter = () =>
  createRouter({
    routeTree: root.addChildren([
      home,
      deskRoute.addChildren([caseRoute]),
      ...WORK,
      ...TABLE,
      ...OPERATION,
      ...OVERSIGHT,
    ]),
    scrollRestoration: false,
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>
  }
}
