import type { Messages } from './messages.ts'

export interface Format {
  /** `14 nov. 2026, 10:05`, Belgian time. */
  moment(iso: string): string
  /** `14 november 2026`. */
  day(iso: string): string
  /** `10:05`, Belgian time. */
  clock(iso: string): string
  /** `november 2026`, of `2026-11`. */
  month(yearMonth: string): string
  /** How long ago, in one unit. */
  age(iso: string, now: number): string
  /** Two decimals with a sign: `+0,42`. */
  signed(value: number): string
  decimal(value: number): string
  /** Points of the priority, to one decimal: `+12,5`. */
  points(value: number): string
  percent(share: number): string
  whole(value: number): string
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Belgian dates and numbers, whatever the language. */
export function formatFor(language: string, { age }: Pick<Messages, 'age'>): Format {
  const locale = `${language}-BE`
  const timeZone = 'Europe/Brussels'
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone })
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone })
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone })
  const two = { minimumFractionDigits: 2, maximumFractionDigits: 2 }
  const signed = new Intl.NumberFormat(locale, { ...two, signDisplay: 'exceptZero' })
  const points = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' })
  const decimal = new Intl.NumberFormat(locale, two)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  return {
    moment: (iso) => moment.format(new Date(iso)),
    day: (iso) => day.format(new Date(iso)),
    clock: (iso) => clock.format(new Date(iso)),
    month: (yearMonth) => month.format(new Date(`${yearMonth}-15T12:00:00Z`)),
    age(iso, now) {
      const passed = now - Date.parse(iso)
      if (passed < MINUTE_MS) return age.now
      if (passed < HOUR_MS) return age.minutes(Math.floor(passed / MINUTE_MS))
      if (passed < 2 * DAY_MS) return age.hours(Math.floor(passed / HOUR_MS))
      return age.days(Math.floor(passed / DAY_MS))
    },
    signed: (value) => signed.format(value),
    decimal: (value) => decimal.format(value),
    points: (value) => points.format(value),
    percent: (share) => percent.format(share),
    whole: (value) => whole.format(value),
  }
}
