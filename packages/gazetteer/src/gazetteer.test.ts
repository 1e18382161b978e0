import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkGazetteer } from './check.ts'
import { jurisdictionOf } from './gazetteer.ts'
import { gazetteerPath, loadGazetteer, readGazetteerFile } from './load.ts'

const data = JSON.parse(readFileSync(gazetteerPath(), 'utf8'))
const gazetteer = loadGazetteer()

describe('the committed gazetteer', () => {
  test('passes its own check', () => {
    const { problems, counts } = checkGazetteer(data)
    expect(problems).toEqual([])
    expect(counts).toMatchObject({ municipalities: 565, zones: 176 })
  })

  test("knows who is competent, by today's and by older codes", () => {
    expect(jurisdictionOf(gazetteer, '12025')).toMatchObject({
      name: 'Mechelen',
      zone: { code: '5913', name: 'Rivierenland' },
      district: { slug: 'antwerpen' },
      province: { name: 'Antwerpen' },
      region: 'VLG',
      lang: 'nl',
    })
    expect(jurisdictionOf(gazetteer, '46003')?.name).toBe('Beveren-Kruibeke-Zwijndrecht')
    expect(jurisdictionOf(gazetteer, '99999')).toBeUndefined()
  })

  test('neighbours cross the border with their own codes', () => {
    expect(jurisdictionOf(gazetteer, '73042')?.neighbours).toContain('GM0935')
    expect(jurisdictionOf(gazetteer, '13002')?.neighbours).toContain('GM0744')
  })

  test('every municipality has a zone and a district', () => {
    for (const { zone, district } of gazetteer.jurisdictions.values()) {
      expect(zone.code).not.toBe('')
      expect(district.slug).toMatch(/^[a-z0-9-]+$/u)
    }
  })
})

const broken: readonly (readonly [name: string, change: (copy: typeof data) => void, problem: RegExp])[] = [
  [
    'another format',
    (copy) => {
      copy.format = 2
    },
    /format/u,
  ],
  [
    'a municipality in two zones',
    (copy) => {
      copy.zones[0][3].push(copy.zones[1][3][0])
    },
    /is in zones/u,
  ],
  [
    'an unknown code in a postcode',
    (copy) => {
      copy.postcodes[0].push('99999')
    },
    /unknown code 99999/u,
  ],
  [
    'an unreadable sense',
    (copy) => {
      copy.names[0][1] = 'q9:11002'
    },
    /unreadable sense/u,
  ],
  [
    'a missing municipality',
    (copy) => {
      copy.municipalities.pop()
    },
    /564 municipalities/u,
  ],
  [
    'a crosswalk to nowhere',
    (copy) => {
      copy.crosswalk[0][1] = '00000'
    },
    /crosswalk .*unknown code/u,
  ],
  [
    'a missing list',
    (copy) => {
      copy.names = undefined
    },
    /names/u,
  ],
]

describe('checkGazetteer', () => {
  for (const [name, change, problem] of broken)
    test(`finds ${name}`, () => {
      const copy = structuredClone(data)
      change(copy)
      expect(checkGazetteer(copy).problems.join('\n')).toMatch(problem)
    })

  test('a file that is no gazetteer is refused with its name', () => {
    expect(() => readGazetteerFile(new URL('../package.json', import.meta.url).pathname)).toThrow(
      /package\.json is no gazetteer/u,
    )
  })
})
