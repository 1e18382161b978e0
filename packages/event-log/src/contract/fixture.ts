import type { Topic } from '@seinpost/schemas'
import type { EventLog } from '../port.ts'

/** One log for one test: opened as often as the test wants, always the same one. */
export interface EventLogFixture {
  /** Opens it, as a process would at its start. */
  open(): Promise<EventLog>
  /** Puts bytes into a topic that no adapter would write; nothing of this fixture is open meanwhile. */
  appendRaw(topic: Topic, key: string, bytes: string): Promise<void>
  /** Closes whatever is open and deletes the log. */
  remove(): Promise<void>
}
