import type { SessionWords } from './nl.ts'

export const en: SessionWords = {
  whatIsIt:
    'Signals of harmful polarisation and violent radicalisation: read in context, explained, and brought to whoever is competent.',
  demo: 'Look around as',
  demoHint: 'A demo on this computer, with invented messages. One click, no password.',
  ownAccount: 'Sign in with your account',
  name: 'Name',
  password: 'Password',
  code: 'Code from your app (6 digits)',
  codeNeeded: 'Give the six digits of your app too.',
  signIn: 'Sign in',
  signOut: 'Sign out',
  passkey: 'Sign in with a passkey',
  refused: 'Signing in did not work. Ask whoever manages accounts whether you have access.',
  noWay: 'Nobody can sign in here now. Ask the operator for an account.',
  statusOfReferral: 'Look up what became of your referral',
  menu: 'Menu',
  queue: 'Queue',
  handovers: 'Handovers',
  plans: 'Follow-up',
  refer: 'Refer',
  links: 'Referral links',
  trends: 'Trends',
  operate: 'Operation',
  oversight: 'Oversight',
  faults: {
    sign_in_refused: 'The name, the password or the code is wrong.',
    rate_limited: 'Too many tries. Wait a moment and try again.',
  },
  roles: {
    analyst: { does: 'Analyst: reads, assesses and releases cases' },
    officer: { does: 'Municipality: follows cases up and hands over' },
    referrer: { does: 'Partner: refers a concern and follows it' },
    operator: { does: 'Operation: sources, thresholds, routes and model' },
    auditor: { does: 'Oversight: audit, retention and data subjects’ rights' },
  },
}
