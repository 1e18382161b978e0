export { type DemoHost, openDemoHost } from './demo-host.ts'
