import { loadConfig } from '@seinpost/config'
import { jurisdictionOf, loadGazetteer } from '@seinpost/gazetteer'
import { expect, test } from 'vitest'
import { whyNothingComes } from './check-desks.ts'

const gazetteer = loadGazetteer()
const { config } = await loadConfig({ cwd: process.cwd() })
const why = (queue: string) => whyNothingComes(queue, config, (nis) => jurisdictionOf(gazetteer, nis))

for (const queue of ['analyst', 'supra-local', 'help', 'municipality-12025', 'zone-5345'])
  test(`${queue} is a desk`, () => expect(why(queue)).toEqual([]))

for (const queue of ['municipality-99999', 'mechelen', 'contact-NOBODY'])
  test(`${queue} is none, and is named`, () => expect(why(queue)).toEqual([expect.stringContaining(queue)]))
