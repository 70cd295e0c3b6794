import type { WordList } from '../lexicon.ts';

/** The closed classes of French: what holds a sentence together. */
export const functionWords: readonly WordList[] = [
  { tags: ['determiner'], words: ['le', 'la', 'les', "l'", 'un', 'une', 'des', 'du', 'au', 'aux', 'ce', 'cet', 'cette', 'ces', 'mon', 'ma', 'mes', 'ton', 'ta', 'tes', 'son', 'sa', 'ses', 'notre', 'nos', 'votre', 'vos', 'leur', 'leurs', 'quel', 'quelle', 'quels', 'quelles', 'chaque', 'plusieurs', 'certains', 'certaines', 'aucun', 'aucune', 'tout', 'toute', 'tous', 'toutes', 'quelques', 'divers', 'diverses'] },
  { tags: ['subjectPronoun', 'pronoun'], words: ['je', "j'", 'tu', 'il', 'elle', 'on', 'nous', 'vous', 'ils', 'elles', 'ce', "c'", '-t-il', '-t-elle', '-t-on', '-t-ils', '-t-elles', '-il', '-elle', '-on', '-ils', '-elles', '-je', '-ce'] },
  { tags: ['pronoun'], words: ['me', "m'", 'te', "t'", 'se', "s'", 'le', 'la', 'les', "l'", 'lui', 'leur', 'eux', 'moi', 'toi', 'soi', 'y', 'en', 'celui', 'celle', 'ceux', 'celles', 'celui-ci', 'celle-ci', 'ceux-ci', 'celles-ci', 'cela', 'ça', 'ceci', 'certains', 'certaines', "d'autres", 'autrui', 'quelqu’un', "quelqu'un", 'personne', 'rien', 'chacun', 'chacune'] },
  { tags: ['preposition'], words: ['à', 'de', "d'", 'du', 'des', 'au', 'aux', 'en', 'dans', 'par', 'pour', 'sur', 'sous', 'avec', 'sans', 'chez', 'vers', 'entre', 'contre', 'depuis', 'pendant', 'durant', 'avant', 'après', 'dès', 'lors', 'malgré', 'parmi', 'selon', 'outre', 'hors', 'envers', 'devant', 'derrière', 'jusque', "jusqu'", 'concernant', 'via'] },
  { tags: ['coordinator'], words: ['et', 'ou', 'mais', 'ni', 'car', 'or', 'donc'] },
  { tags: ['subordinator'], words: ['que', "qu'", 'qui', 'dont', 'où', 'lorsque', "lorsqu'", 'quand', 'si', "s'", 'puisque', "puisqu'", 'comme', 'quoique', "quoiqu'", 'lequel', 'laquelle', 'lesquels', 'lesquelles', 'auquel', 'duquel', 'desquels', 'desquelles'] },
  { tags: ['auxiliary'], words: ['ai', 'as', 'a', 'avons', 'avez', 'ont', 'avait', 'avaient', 'avais', 'avions', 'aura', 'auront', 'aurait', 'auraient', 'ait', 'aient', 'ayant', 'eu', 'eut', 'eurent', 'avoir', 'suis', 'es', 'est', 'sommes', 'êtes', 'sont', 'était', 'étaient', 'étais', 'étions', 'sera', 'seront', 'serait', 'seraient', 'soit', 'soient', 'étant', 'été', 'fut', 'furent', 'être'] },
  { tags: ['negation'], words: ['ne', "n'", 'pas', 'plus', 'jamais', 'aucun', 'aucune', 'rien', 'non', 'ni', 'guère'] },
  { tags: ['adverb'], words: ['très', 'bien', 'mal', 'plus', 'moins', 'aussi', 'encore', 'déjà', 'toujours', 'souvent', 'également', 'ainsi', 'alors', 'ensuite', 'enfin', 'ici', 'là', 'notamment', 'seulement', 'même', 'tout', 'trop', 'peu', 'beaucoup', 'assez', 'presque', 'plutôt', 'désormais', 'désormais', 'cependant', 'toutefois', 'pourtant', 'néanmoins', 'vraiment', 'non', 'lors', 'tôt', 'tard'] },
];

/** Words that English does not share. */
export const tellingWords = ['le', 'la', 'les', 'des', 'du', 'une', 'est', 'et', 'dans', 'que', 'qui', 'pour', 'sur', 'pas', 'au', 'aux', 'par', 'avec', 'sont', 'été', 'cette', 'ces', 'il', 'elle', 'nous', 'ont', 'selon', 'leur', "l'", "d'", "qu'", "n'", "s'", "c'"];
