import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{schemas,packages,services,test,scripts}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    globalSetup: ['scripts/servers/global-setup.ts'],
    pool: 'forks',
    // Two cores; a third worker uses what the others leave while they wait for servers and browsers.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
