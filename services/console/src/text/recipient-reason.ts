import type { UiLanguage } from '../i18n/language.tsx'
import { en } from '../i18n/reasons/en.ts'
import { fr } from '../i18n/reasons/fr.ts'
import { nl, type ReasonWords } from '../i18n/reasons/nl.ts'

const WORDS = { nl, fr, en }

type Form = readonly [RegExp, (w: ReasonWords, a: string, b: string) => string]

/** The forms in which routing states its reasons; stored cases have them as they were said then. */
const FORMS: readonly Form[] = [
  [/^a public source: an analyst looks first$/u, (w) => w.analystFirst],
  [/^somebody asks for help$/u, (w) => w.help],
  [/^no municipality$/u, (w) => w.noMunicipality],
  [/^no_place$/u, (w) => w.no_place],
  [/^ambiguous$/u, (w) => w.ambiguous],
  [/^region_only$/u, (w) => w.region_only],
  [/^foreign_only$/u, (w) => w.foreign_only],
  [/^no desk of its place takes part$/u, (w) => w.noDesk],
  [/^police zone (.+) is named$/u, (w, zone) => w.zoneNamed(zone)],
  [/^police zone (.+)$/u, (w, zone) => w.zone(zone)],
  [/^neither (.+), its zone nor its district has a queue$/u, (w, place) => w.noneHasQueue(place)],
  [/^incident in (.+)$/u, (w, place) => w.incident(place)],
  [/^residence in (.+)$/u, (w, place) => w.residence(place)],
  [/^school in (.+)$/u, (w, place) => w.school(place)],
  [/^district (.+)$/u, (w, name) => w.district(name)],
  [/^shared cell (.+)$/u, (w, name) => w.cell(name)],
  [/^route (.+)$/u, (w, route) => w.route(route)],
  [/^added by (.+)$/u, (w, name) => w.added(name)],
  [/^(.+) is the contact for (.+)$/u, (w, name, of) => w.contact(name, of)],
  [/^(.+) has no queue$/u, (w, place) => w.noQueue(place)],
  [/^(.+) is named$/u, (w, place) => w.named(place)],
]

/** Why a desk receives a case, in the reader's language; a form that is not known stays as it was said. */
export const reasonWords = (reason: string, { language }: { language: UiLanguage }): string =>
  reason
    .split('; ')
    .map((part) => partWords(part, WORDS[language]))
    .join('; ')

function partWords(part: string, words: ReasonWords): string {
  for (const [form, say] of FORMS) {
    const found = form.exec(part)
    if (found !== null) return say(words, found[1] ?? '', found[2] ?? '')
  }
  return part
}
