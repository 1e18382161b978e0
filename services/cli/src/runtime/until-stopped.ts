/** Resolves with the name of the signal that asks this process to stop. */
export function untilStopped(): Promise<string> {
  return new Promise((stop) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, () => stop(name))
  })
}
