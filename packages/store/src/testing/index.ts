export { openEmbeddedTestStore, openPostgresTestStore } from './open-test-store.ts'
export { type Sample, sampleRouted, sampleSignal } from './sample-routed.ts'
