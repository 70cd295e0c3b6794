import type { PageWords } from '../language-pack.ts';

/** How the furniture of French pages begins. */
export const pageWords: PageWords = {
  credit: ['©', '(c)', 'crédit', 'crédits', 'photo :', 'photo:', 'photo ©', 'photographie :', 'illustration :', 'image :', 'source :'],
  byline: ['par ', 'propos recueillis par', 'de notre correspondant', 'de notre envoyé', 'avec afp', 'afp', 'reuters', '(afp)', '(reuters)'],
  timestamp: ['publié le', 'publié aujourd', 'publié hier', 'mis à jour', 'mise à jour', 'modifié le', 'le point sur', 'temps de lecture', 'lecture :'],
  navigation: ['lire aussi', 'lire également', 'à lire aussi', 'voir aussi', 'lire la suite', 'article réservé', 'la suite est réservée', 'accueil', 'écouter', 'en savoir plus', 'sur le même sujet'],
  sharing: ['partager', 'partagez', 'commenter', 'réagir', 'imprimer', 'copier le lien', 'abonnez-vous', "s'abonner", 'inscrivez-vous', 'newsletter', 'suivez-nous', 'offrir l'],
};
