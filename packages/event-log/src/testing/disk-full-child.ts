// Appends until the disk is full: `disk-full-child.ts <dir>`. Prints the fault's code, and how many events were acknowledged.
import { asSeinpostError } from '@seinpost/domain'
import { openEmbeddedLog } from '../embedded/embedded-log.ts'
import { REFUSED, refusal } from './refusal-events.ts'

const [dir = ''] = process.argv.slice(2)
const log = await openEmbeddedLog({
  dir,
  partitions: 1,
  segmentMegabytes: 64,
  retentionDays: 14,
  clock: Date.now,
})
let acknowledged = 0
let fault = ''
while (fault === '' && acknowledged < 100_000) {
  const events = Array.from({ length: 20 }, (_, index) =>
    refusal('k', acknowledged + index, 'x'.repeat(1_000)),
  )
  try {
    await log.append(REFUSED, events)
    acknowledged += events.length
  } catch (error) {
    fault = asSeinpostError(error).code
  }
}
// What still fits is taken, right after what was acknowledged: the failed write left nothing behind.
const small = await log.append(REFUSED, [refusal('k', acknowledged)]).then(
  () => 1,
  () => 0,
)
await log.close()
process.stdout.write(JSON.stringify({ fault, acknowledged: acknowledged + small, small }))
