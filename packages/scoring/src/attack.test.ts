import { expect, test } from 'vitest'
import { rate } from './evaluate/rated.ts'
import { loadModel } from './index.ts'

const model = await loadModel()
const levelOf = (lang: string, text: string) => rate({ text, lang, venue: 'forum' }, model).effective

test.each([
  ['nl', 'Vluchtelingen zijn lui en ze bederven alles hier'],
  ['nl', 'Waarom zijn vluchtelingen altijd zo walgelijk?'],
  ['fr', 'Les migrants sont des voleurs et des menteurs'],
  ['en', 'Immigrants are disgusting and they ruin our town'],
  ['de', 'Flüchtlinge sind widerlich und stehlen alles'],
])('%s: "%s" attacks a group', (lang, text) => {
  expect(levelOf(lang, text)).toBeGreaterThanOrEqual(1)
})

test.each([
  ['nl', 'Mijn buurvrouw werkt met vluchtelingen in Gent'],
  ['nl', 'Vluchtelingen zijn zeker geen dieven'],
  ['nl', 'Wie zegt dat vluchtelingen lui zijn, zou zich moeten schamen'],
  ['fr', 'Les migrants du quartier organisent un repas dimanche'],
  ['en', 'I have a lot of respect for immigrants'],
  ['en', 'Saying that immigrants are lazy is racist'],
  ['de', 'Meine Kollegin hilft Flüchtlingen beim Lernen'],
])('%s: "%s" is left alone', (lang, text) => {
  expect(levelOf(lang, text)).toBe(0)
})
