import type { Signal } from '@seinpost/schemas'

type Handling = Signal['legal']['handling']

/** The colours that the TLP 2.0 standard gives its labels, on black. */
export const TLP_COLOURS: Readonly<Record<Handling, string>> = {
  'TLP:CLEAR': '#ffffff',
  'TLP:GREEN': '#33ff00',
  'TLP:AMBER': '#ffc000',
  'TLP:AMBER+STRICT': '#ffc000',
  'TLP:RED': '#ff2b2b',
}
