import { expect, test } from 'vitest'
import { openQueueNames } from './queue-name.ts'

const nameOf = openQueueNames()

const cases: [string, object | null][] = [
  ['municipality-12025', { nl: 'Mechelen', fr: 'Malines', en: 'Mechelen' }],
  ['zone-5415', { nl: 'Politiezone Gent', fr: 'Zone de police Gent', en: 'Police zone Gent' }],
  [
    'district-oost-vlaanderen',
    {
      nl: 'Arrondissement Oost-Vlaanderen',
      fr: 'Arrondissement Oost-Vlaanderen',
      en: 'District Oost-Vlaanderen',
    },
  ],
  ['analyst', null],
  ['municipality-00000', null],
]
for (const [queue, want] of cases) test(queue, () => expect(nameOf(queue)).toEqual(want))
