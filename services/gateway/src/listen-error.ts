import { SeinpostError } from '@seinpost/domain'

/** Why the server cannot listen, in words an operator can act on. */
export function listenError(cause: unknown, { host, port }: { host: string; port: number }): SeinpostError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'EADDRINUSE') {
    const remedy = 'Stop the other program, or choose another port (http.port in the config).'
    return new SeinpostError('usage', `port ${port} on ${host} is taken`, { cause, remedy })
  }
  if (code === 'EACCES') {
    const remedy = 'Choose a port above 1023 (http.port in the config).'
    return new SeinpostError('usage', `port ${port} on ${host} may not be used`, { cause, remedy })
  }
  const remedy = 'Check http.host and http.port in the config.'
  return new SeinpostError('usage', `cannot listen on ${host}:${port}`, { cause, remedy })
}
