import { SeinpostError } from '@seinpost/domain'

/** What is not there and what is not yours look the same. */
export const noSuch = (what: string, remedy: string): SeinpostError =>
  new SeinpostError('not_found', `There is no such ${what}.`, { remedy })

export const noSuchCase = (): SeinpostError =>
  noSuch('case', 'It may have been merged into another case or deleted by retention.')
