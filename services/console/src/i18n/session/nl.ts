export const nl = {
  whatIsIt:
    'Signalen van schadelijke polarisatie en gewelddadige radicalisering: gelezen in context, uitgelegd, en gebracht bij wie erover gaat.',
  demo: 'Kijk rond als',
  demoHint: 'Een demo op deze computer, met verzonnen berichten. Eén klik, geen wachtwoord.',
  ownAccount: 'Aanmelden met uw account',
  name: 'Naam',
  password: 'Wachtwoord',
  code: 'Code van uw app (6 cijfers)',
  codeNeeded: 'Geef ook de zes cijfers van uw app.',
  signIn: 'Aanmelden',
  signOut: 'Afmelden',
  passkey: 'Aanmelden met een passkey',
  refused: 'Aanmelden lukte niet. Vraag wie de accounts beheert of u toegang hebt.',
  noWay: 'Niemand kan zich hier nu aanmelden. Vraag de beheerder om een account.',
  statusOfReferral: 'Stand van uw melding opvragen',
  menu: 'Menu',
  queue: 'Wachtrij',
  handovers: 'Overdrachten',
  plans: 'Opvolging',
  refer: 'Melden',
  links: 'Meldlinks',
  trends: 'Trends',
  operate: 'Beheer',
  oversight: 'Toezicht',
  faults: {
    sign_in_refused: 'Naam, wachtwoord of code klopt niet.',
    rate_limited: 'Te veel pogingen. Wacht even en probeer dan opnieuw.',
  },
  roles: {
    analyst: { does: 'Analist: leest, beoordeelt en geeft zaken vrij' },
    officer: { does: 'Gemeente: volgt zaken op en draagt over' },
    referrer: { does: 'Partner: meldt een bezorgdheid en volgt ze' },
    operator: { does: 'Beheer: bronnen, drempels, routes en model' },
    auditor: { does: 'Toezicht: logboek, bewaring en rechten van betrokkenen' },
  },
}

export type SessionWords = typeof nl
