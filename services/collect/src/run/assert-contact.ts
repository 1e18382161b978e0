import { SeinpostError } from '@seinpost/domain'
import type { Config } from '@seinpost/schemas'

/** @throws SeinpostError `config_invalid` when a source would read from the web without saying whom to complain to. */
export function assertContact({ collect, sources }: Pick<Config, 'collect' | 'sources'>): void {
  if (collect.contact !== undefined) return
  const nameless = sources.filter(
    ({ kind, enabled, allowPrivate }) => enabled && !allowPrivate && kind !== 'folder' && kind !== 'mailbox',
  )
  if (nameless.length === 0) return
  throw new SeinpostError(
    'config_invalid',
    `collect.contact: is missing, and ${nameless.map(({ id }) => id).join(', ')} would read the web without a name`,
    {
      remedy:
        'Give a page or address where people can ask who reads and complain, such as https://stad.example/seinpost.',
    },
  )
}
