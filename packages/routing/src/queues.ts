/** Queues that always exist. */
export const ANALYST = 'analyst'
export const SUPRA_LOCAL = 'supra-local'
export const HELP = 'help'

export const municipalityQueue = (nis: string) => `municipality-${nis}`
export const zoneQueue = (code: string) => `zone-${code}`
export const districtQueue = (slug: string) => `district-${slug}`
export const cellQueue = (name: string) => `cell-${name}`
/** `contact-GM0748`, `contact-NL`, `contact-FR-59350`: a colon does not belong in a queue's name. */
export const contactQueue = (code: string) => `contact-${code.replace(':', '-')}`

/** Words in a route that are filled from the place that matched. */
const TEMPLATES = ['{municipality}', '{zone}', '{district}'] as const
export type Template = (typeof TEMPLATES)[number]
export const isTemplate = (receiver: string): receiver is Template =>
  TEMPLATES.some((one) => one === receiver)
