import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { DeskPage } from './queue/desk-page.tsx'
import { FirstDesk } from './queue/first-desk.tsx'
import { Shell } from './shell/shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: FirstDesk })
const home = createRoute({ getParentRoute: () => root, path: '/', component: FirstDesk })
export const deskRoute = createRoute({ getParentRoute: () => root, path: '/q/$desk', component: DeskPage })
export const caseRoute = createRoute({ getParentRoute: () => deskRoute, path: '/c/$caseId' })

/** The pages: a desk's queue, and beside or over it one case. */
export const newRouter = () =>
  createRouter({
    routeTree: root.addChildren([home, deskRoute.addChildren([caseRoute])]),
    scrollRestoration: false,
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>
  }
}
