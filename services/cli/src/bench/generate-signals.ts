import type { SignalInput } from '@seinpost/schemas'

/** A small seeded generator (mulberry32), so that every run sees the same signals. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const SUBJECTS = [
  'de markt',
  'de kermis',
  'de ring',
  'het station',
  'de bib',
  'het plein',
  'de school',
  'de jeugdclub',
  'het gemeentehuis',
  'de sporthal',
  'de bushalte',
  'de kerk',
]
const DOINGS = [
  'was weer bomvol',
  'gaat morgen dicht',
  'krijgt een nieuwe gevel',
  'staat vol fietsen',
  'is te duur geworden',
  'ligt vol bladeren',
  'wordt vernieuwd',
  'was gezellig',
  'is verhuisd',
  'stinkt al weken',
]
const TAILS = [
  'en niemand doet er iets aan',
  'merci aan de vrijwilligers',
  'wat vinden jullie daarvan',
  'volgende week meer nieuws',
  'ik snap het niet',
  'hopelijk blijft het droog',
  'we zien wel',
  'de burgemeester zwijgt',
  'kga er ni naartoe',
  'tot zaterdag',
]
const HOSTILE = [
  'ze moeten die ratten allemaal buitengooien',
  'ik sla hem morgen zijn kop in',
  'dat crapuul verdient klappen',
  'volk als dat hoort hier niet thuis',
  'vrijdag om acht uur steken we die boel in brand',
  'iemand moet die burgemeester een lesje leren',
]
const TOWNS: readonly [string, string][] = [
  ['8000', 'Brugge'],
  ['3500', 'Hasselt'],
  ['2800', 'Mechelen'],
  ['9000', 'Gent'],
  ['2000', 'Antwerpen'],
  ['3000', 'Leuven'],
  ['8500', 'Kortrijk'],
  ['9300', 'Aalst'],
  ['2300', 'Turnhout'],
  ['3600', 'Genk'],
  ['9100', 'Sint-Niklaas'],
  ['8400', 'Oostende'],
]
const WORDS =
  'avond buur fiets straat regen wijk winkel tram kind hond feest werk geld tuin brug kanaal kaart muziek ploeg trein soep koffie frituur schepen bus parking agenda licht verkeer groen markt kermis bakker slager dokter school leraar klas boek film zomer winter lente herfst sneeuw zon wind wolk boom bloem gras hek muur dak deur raam kamer keuken tafel stoel bank bed kast lamp klok foto krant brief pakje doos fles glas bord vork mes lepel pan oven brood kaas melk ei appel peer pruim kers vis vlees rijst pasta saus zout peper suiker taart koek snoep bier wijn water sap thee vriend vriendin oma opa tante nonkel neef nicht broer zus moeder vader baby kat paard koe schaap kip eend gans duif mus merel spin mier vlieg mug bij vlinder kikker egel konijn haas vos ree bos heide duin strand zee rivier beek meer vijver plas berg dal pad baan weg plein kerk kapel toren stadhuis bib museum theater zaal cafe restaurant hotel camping station halte perron spoor loket ticket abonnement reis koffer rugzak jas trui broek rok hemd schoen laars muts sjaal handschoen paraplu bril horloge ring ketting sleutel slot alarm sirene brandweer ambulance ziekenhuis apotheek pil verband koorts griep hoest arm been hand voet hoofd oog oor neus mond tand haar rug buik hart spel bal doel net scheidsrechter trainer keeper spits punt beker titel fan lied gitaar piano trommel koor orkest fanfare harmonie dans podium scherm computer telefoon batterij kabel stekker knop motor wiel stuur rem band zadel helm garage benzine'.split(
    ' ',
  )

const COPY_SHARE = 0.15
const HOSTILE_SHARE = 0.06

/**
 * `count` different, plausible signals: mostly ordinary talk, a few hostile lines, and about one in seven a repost of an
 * earlier one.
 */
export function* generateSignals(
  count: number,
  { seed, from }: { readonly seed: number; readonly from: Date },
): Generator<SignalInput> {
  const random = seededRandom(seed)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T // never empty
  const recent: string[] = []
  for (let index = 0; index < count; index++) {
    const fresh = () => {
      const extra = Array.from({ length: 6 + Math.floor(random() * 8) }, () => pick(WORDS)).join(' ')
      const body =
        random() < HOSTILE_SHARE ? pick(HOSTILE) : `${pick(SUBJECTS)} ${pick(DOINGS)}, ${pick(TAILS)}`
      return `${body} ${extra} ${index}`
    }
    const text = recent.length > 0 && random() < COPY_SHARE ? `RT ${pick(recent)}` : fresh()
    recent[index % 500] = text.replace(/^RT /u, '')
    const [postcode, municipality] = pick(TOWNS)
    yield {
      id: `gen-${seed}-${index}`,
      source: {
        kind: 'public',
        adapter: 'bench',
        platform: 'forum',
        url: `https://forum.example.org/${seed}/${index}`,
        externalId: `${seed}-${index}`,
        community: 'town_page',
      },
      publishedAt: new Date(from.getTime() + index * 10).toISOString(),
      text,
      author: { handle: `@gen${index % 5_000}` },
      ...(random() < 0.8 && { place: { postcode, municipality, role: 'mention' as const } }),
    }
  }
}
