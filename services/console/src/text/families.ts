import type { EvidenceLabel } from './pieces.ts'

/** Labels that mean alike share a colour; context is drawn otherwise than what the words say. */
export type Family = 'threat' | 'target' | 'means' | 'hostility' | 'distress' | 'protective' | 'context'

const FAMILY: Partial<Record<EvidenceLabel, Family>> = {
  threat_intent: 'threat',
  call_to_violence: 'threat',
  leakage: 'threat',
  recruitment: 'threat',
  target_person: 'target',
  target_group: 'target',
  target_place: 'target',
  means: 'means',
  time_near: 'means',
  glorification: 'hostility',
  legitimisation: 'hostility',
  dehumanisation: 'hostility',
  group_hostility: 'hostility',
  enemy_image: 'hostility',
  last_resort: 'distress',
  farewell: 'distress',
  fixation: 'distress',
  isolation: 'distress',
  grievance: 'distress',
  social_ties: 'protective',
  school_work: 'protective',
  future_plans: 'protective',
  accepts_help: 'protective',
  distances_from_violence: 'protective',
}

export const familyOf = (label: EvidenceLabel): Family => FAMILY[label] ?? 'context'
