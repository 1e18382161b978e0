import type { SessionWords } from './nl.ts'

export const fr: SessionWords = {
  whatIsIt:
    'Signaux de polarisation nuisible et de radicalisation violente : lus dans leur contexte, expliqués et transmis à qui est compétent.',
  demo: 'Découvrir en tant que',
  demoHint: 'Une démo sur cet ordinateur, avec des messages inventés. Un clic, pas de mot de passe.',
  ownAccount: 'Se connecter avec votre compte',
  name: 'Nom',
  password: 'Mot de passe',
  code: 'Code de votre application (6 chiffres)',
  codeNeeded: 'Donnez aussi les six chiffres de votre application.',
  signIn: 'Se connecter',
  signOut: 'Se déconnecter',
  passkey: 'Se connecter avec une clé d’accès',
  refused: 'La connexion a échoué. Demandez à qui gère les comptes si vous avez accès.',
  noWay: 'Personne ne peut se connecter ici pour le moment. Demandez un compte à l’administrateur.',
  statusOfReferral: 'Consulter l’état de votre signalement',
  menu: 'Menu',
  queue: 'File',
  handovers: 'Transferts',
  plans: 'Suivi',
  refer: 'Signaler',
  links: 'Liens de signalement',
  trends: 'Tendances',
  operate: 'Gestion',
  oversight: 'Contrôle',
  faults: {
    sign_in_refused: 'Le nom, le mot de passe ou le code est incorrect.',
    rate_limited: 'Trop d’essais. Attendez un peu et réessayez.',
  },
  roles: {
    analyst: { does: 'Analyste : lit, évalue et libère les dossiers' },
    officer: { does: 'Commune : assure le suivi et transfère' },
    referrer: { does: 'Partenaire : signale une inquiétude et la suit' },
    operator: { does: 'Gestion : sources, seuils, routes et modèle' },
    auditor: { does: 'Contrôle : journal, conservation et droits des personnes' },
  },
}
