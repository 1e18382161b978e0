import type { Signal } from '@seinpost/schemas'

const marking = (id: string, level: string) => ({
  type: 'marking-definition',
  spec_version: '2.1',
  id: `marking-definition--${id}`,
  created: '2022-10-01T00:00:00.000Z',
  name: `TLP:${level.toUpperCase()}`,
  extensions: {
    'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d': {
      extension_type: 'property-extension',
      tlp_2_0: level,
    },
  },
})

/** TLP 2.0 for STIX 2.1 with the ids that OASIS published: whoever reads them knows them without us. */
export const TLP_MARKINGS: Readonly<Record<Signal['legal']['handling'], ReturnType<typeof marking>>> = {
  'TLP:CLEAR': marking('94868c89-83c2-464b-929b-a1a8aa3c8487', 'clear'),
  'TLP:GREEN': marking('bab4a63c-aed9-4cf5-a766-dfca5abac2bb', 'green'),
  'TLP:AMBER': marking('55d920b0-5e8b-4f79-9ee9-91f868d9b421', 'amber'),
  'TLP:AMBER+STRICT': marking('939a9414-2ddd-4d32-a0cd-375ea402b003', 'amber+strict'),
  'TLP:RED': marking('e828b379-4e03-4974-9ac4-e53a884c97c1', 'red'),
}
