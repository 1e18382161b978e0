import { DateTime } from 'luxon'

/** Easter Sunday in the Gregorian calendar. Source: the anonymous algorithm in Nature 13 (1876), as given by Meeus, Astronomical Algorithms, ch. 8. */
function easterSunday(year: number): DateTime {
  const a = year % 19
  const [b, c] = [Math.floor(year / 100), year % 100]
  const [d, e] = [Math.floor(b / 4), b % 4]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const [i, k] = [Math.floor(c / 4), c % 4]
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  const day = (h + l - 7 * m + 33 * month + 19) % 32
  return DateTime.utc(year, month, day)
}

const FIXED = ['01-01', '05-01', '07-21', '08-15', '11-01', '11-11', '12-25']
/** Days after Easter Sunday: Easter Monday, Ascension, Whit Monday. */
const MOVING = [1, 39, 50]

/** The ten Belgian public holidays of a year (Royal Decree of 18 April 1974), as ISO dates. */
export function belgianHolidays(year: number): ReadonlySet<string> {
  const easter = easterSunday(year)
  return new Set([
    ...FIXED.map((day) => `${year}-${day}`),
    ...MOVING.map((days) => easter.plus({ days }).toISODate() ?? ''),
  ])
}
