import { SeinpostError } from '@seinpost/domain'

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** True for "no such file". */
export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT'

/** A failed file operation as the fault its caller can act on. */
export function diskFault(error: unknown, file: string): SeinpostError {
  if (error instanceof SeinpostError) return error
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') {
    return new SeinpostError('disk_full', `no room left to write ${file}`, {
      retryable: true,
      cause: error,
      remedy: 'Free disk space or move dataDir to a larger disk; nothing was half written, so append again.',
    })
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR') {
    return new SeinpostError('data_dir_unusable', `cannot use ${file}: ${code}`, {
      cause: error,
      remedy: 'Give the user Seinpost runs as the right to write in dataDir.',
    })
  }
  const message = error instanceof Error ? error.message : String(error)
  return new SeinpostError('log_unavailable', `cannot use ${file}: ${message}`, {
    cause: error,
    remedy: 'Check the disk (dmesg, smartctl), then start again; the log is checked at start.',
  })
}

/** Damage that no crash explains; `position` is the byte in the file, `offset` the record that should stand there. */
export const corrupt = (file: string, position: number, offset: number, problem: string): SeinpostError =>
  new SeinpostError('log_corrupt', `${file} is damaged at byte ${position} (record ${offset}): ${problem}`, {
    remedy: `Restore ${file} from a backup. Nothing after the damage is read and nothing is skipped until then.`,
  })
