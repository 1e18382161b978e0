import { SeinpostError } from '@seinpost/domain'

/** A source that cannot be read. The host is named, never the path: that may hold a key. */
export function unreachable(
  url: URL,
  why: string,
  { remedy, retryable = false, cause }: { remedy: string; retryable?: boolean; cause?: unknown },
): SeinpostError {
  return new SeinpostError('source_unreachable', `${url.host}: ${why}`, { remedy, retryable, cause })
}
