import type { Bench } from '@seinpost/domain'
import { normalise } from '@seinpost/text'
import { PACK_LANGUAGES, type PackLanguage } from './compiled.ts'
import { findConcepts } from './find-concepts.ts'
import { loadPacks, type Packs } from './load-packs.ts'

/** About 140 characters each, one in three with something to find. */
const TEXTS: Readonly<Record<PackLanguage, readonly string[]>> = {
  nl: [
    'Amai de markt was weer bomvol vanmorgen, geen parking meer te vinden. Volgende week gewoon met de fiets naar de bakker en terug naar huis!',
    'Zaterdag 14u allemaal naar het stadhuis! Breng fluitjes en bordjes mee, de bib moet openblijven. De betoging is aangemeld en blijft vreedzaam.',
    'Dat asielcentrum mag in brand en wij komen helpen aansteken, wie doet er mee? Vanavond om 22u aan de poort, en laat uw gsm thuis mannen.',
  ],
  fr: [
    'Brocante dimanche dès 6h, la rue sera noire de monde. Bombes à eau pour les enfants à 15h, et vin chaud pour les parents derrière l’école.',
    'Le prix du pellet c’est de l’assassinat. Et personne au gouvernement pour bouger le petit doigt, on attend toujours une réponse de la commune.',
    'Faut brûler cette mosquée, point. Qui est chaud ? Rendez-vous samedi soir devant le parking, et pas de téléphone cette fois les gars.',
  ],
  en: [
    'Bath bomb workshop at the library this Saturday 2pm, kids go home smelling of lavender, and there is tea and cake for the tired parents too.',
    'Cycle paths, buses, permits: everything this council touches turns to ash. Vote the lot of them out next year, that is what elections are for.',
    'Hang them all. Start with the ones on our street, I will bring friends and bottles, tomorrow at 8pm when they come out of their prayer.',
  ],
  de: [
    'Bombenstimmung beim Martinszug, die Kinder sind todmüde und glücklich, danke an alle Helfer, nächstes Jahr sind wir ganz sicher wieder dabei.',
    'Die Gemeinde reißt zum dritten Mal die Straße auf. Totalversagen. Bei der nächsten Ratssitzung stehe ich da, mit der Rechnung in der Hand!',
    'Die gehören alle an die Wand, und ich melde mich freiwillig für den Rest. Samstag 20 Uhr auf dem Marktplatz, wenn alle da sind, ihr hört von uns.',
  ],
}
const RUNS = 5

function perSecond(lang: PackLanguage, packs: Packs, seconds: number): number {
  const inputs = TEXTS[lang].map(normalise)
  const rates: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const from = process.cpuUsage().user
    let calls = 0
    while (process.cpuUsage().user - from < (seconds * 1e6) / RUNS) {
      for (let round = 0; round < 20; round++) for (const input of inputs) findConcepts(input, lang, packs)
      calls += 20 * inputs.length
    }
    rates.push((calls / (process.cpuUsage().user - from)) * 1e6)
  }
  return Math.round(rates.sort((a, b) => a - b)[RUNS >> 1] ?? 0)
}

export const benches: readonly Bench[] = [
  {
    name: 'concepts',
    about: 'Loading the packs, and finding concepts in 140-character texts, per second of one core',
    run: async ({ seconds = 2, log }) => {
      const from = performance.now()
      const packs = loadPacks()
      const figures: Record<string, number | string> = {
        loadMs: Math.round(performance.now() - from),
        packs: packs.version,
      }
      for (const lang of PACK_LANGUAGES) {
        figures[`${lang}PerSecond`] = perSecond(lang, packs, seconds)
        log(`${lang} ${figures[`${lang}PerSecond`]} texts/s`)
      }
      return figures
    },
  },
]
