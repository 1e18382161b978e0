import type { Frame } from './grammar.ts'

/** How Dutch carries someone else's words. */
export const NL_FRAMES: readonly Frame[] = [
  {
    name: 'counter_quote',
    effective: 0,
    context: ['counterspeech', 'quotation'],
    templates: [
      '"{said}" – wie zoiets schrijft moet zich schamen',
      'Lees ik hier nu echt "{said}"? Walgelijk, gemeld',
      '"{said}", dat staat hier gewoon onder een artikel. Dit is haat',
      'Wie dingen zegt als "{said}" verdient een ban',
      'Zeggen dat "{said}" is gewoon racisme',
      'Screenshot van een reactie: "{said}". Beheerder, doe uw werk',
      'Mijn nonkel riep aan tafel "{said}". Ik ben opgestaan en weggegaan',
      'Als iemand "{said}" zegt, zeg er dan iets van',
      '"{said}" is geen mening, dat is haat',
      'en dan schrijft er iemand "{said}". Over echte mensen. Beschamend',
      'Ik blokkeer iedereen die "{said}" post',
      '’{said}’ ... serieus? stop met die haat',
      'Wie "{said}" normaal vindt, moet zijn geschiedenisboek nog eens openslaan',
    ],
  },
  {
    name: 'news',
    effective: 0,
    context: ['quotation'],
    venues: ['rss', 'local_news', 'news', 'mastodon'],
    templates: [
      'Man veroordeeld nadat hij schreef "{said}"',
      'Rechtbank: celstraf voor "{said}" op sociale media',
      'Politie onderzoekt bericht: "{said}"',
      'Verdachte riep "{said}", zegt het parket',
      'Getuige hoorde hem "{said}" roepen. Proces begint {day}',
      'Parket vervolgt vrouw die "{said}" postte',
      'Volgens de krant zei de beklaagde "{said}"',
    ],
  },
  {
    name: 'victim',
    effective: 'same',
    context: ['victim_report', 'quotation'],
    templates: [
      'Iemand stuurde mij vandaag "{said}". Ik durf niet meer buiten',
      'Kreeg een bericht: "{said}". Wat moet ik doen?',
      'Mijn ex schrijft mij al dagen "{said}", ik heb klacht ingediend',
      'In mijn brievenbus lag een brief: "{said}". Ik ben bang',
      'Onder mijn foto staat "{said}". Ik slaap slecht',
    ],
  },
  {
    name: 'opinion',
    effective: 'same',
    context: [],
    templates: [
      'Volgens mij is het simpel: {said}',
      'als ge het mij vraagt: {said}',
      'Ik zeg het zoals het is, {said}',
      'sorry maar {said}',
      'ik meen het, {said}',
      '{said} en dat mag gezegd worden',
      '{said} {emoji}',
      '{said} #wakkerworden',
    ],
  },
  {
    name: 'self_quote',
    effective: 'same',
    context: ['quotation'],
    templates: [
      'ik citeer mezelf: "{said}". ik meende dat',
      'zoals ik gisteren al schreef, "{said}", en ik blijf erbij',
    ],
  },
]
