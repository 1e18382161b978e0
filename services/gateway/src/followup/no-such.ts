import { SeinpostError } from '@seinpost/domain'

/** A case that is not there and one that is not yours look the same. */
export const noSuchCase = () =>
  new SeinpostError('not_found', 'There is no such case.', {
    remedy: 'It may have been merged into another case or deleted by retention.',
  })
