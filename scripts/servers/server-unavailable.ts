/** A real server cannot be had on this machine; the message says which, why, and what would help. */
export class ServerUnavailable extends Error {
  constructor(server: string, why: string, remedy: string) {
    super(`${server} cannot be started: ${why}. ${remedy}`)
    this.name = 'ServerUnavailable'
  }
}
