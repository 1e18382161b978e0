/** How collectors name themselves everywhere: who reads, and where to complain. */
export const userAgent = (version: string, contactUrl: string | undefined): string =>
  contactUrl === undefined ? `Seinpost/${version}` : `Seinpost/${version} (+${contactUrl})`

/** The name that robots.txt addresses. */
export const ROBOT_NAME = 'Seinpost'
