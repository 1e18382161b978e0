import { describeOn, startPostgres } from '../../../scripts/servers/index.ts'
import { ledgerContract } from './ledger.contract.ts'
import { openPostgres } from './postgres/postgres-sql.ts'
import { sqlContract } from './sql.contract.ts'
import { openEmbeddedTestStore, openPostgresTestStore } from './testing/index.ts'

const embeddedSql = async () => {
  const store = await openEmbeddedTestStore()
  return { ...store.sql, close: store.close }
}

sqlContract('embedded', embeddedSql)
ledgerContract('embedded', () => openEmbeddedTestStore())

await describeOn('sql on PostgreSQL', startPostgres, ({ url }) => {
  sqlContract('postgres', async () => openPostgres({ url, poolSize: 8 }))
})
await describeOn('ledger on PostgreSQL', startPostgres, ({ url }) => {
  ledgerContract('postgres', () => openPostgresTestStore(url))
})
