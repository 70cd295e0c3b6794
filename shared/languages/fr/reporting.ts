import type { WordList } from '../lexicon.ts';
import { firstWords, type PhraseList, phrasesByFirst, phrasesByLast } from '../phrase-table.ts';
import { type ReportingWords, reportingVerbList } from '../reporting-words.ts';
import { reportingVerbForms } from './generated/reporting-verb-forms.ts';
import { idiomForms, nounLikeForms, reportingVerbs } from './reporting-verbs.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const sources: PhraseList<string> = [
  ['selon', 'selon'],
  ["d'après", "d' après"],
  ['pour', 'pour'],
  ["de l'avis de", "de l' avis de|de l' avis du|de l' avis des|de l' avis d'"],
  ['à en croire', 'à en croire'],
  ['aux yeux de', 'aux yeux de|aux yeux du|aux yeux des'],
  ['de source', 'de source|de sources'],
];

const insertions: PhraseList<string> = [
  [
    'addition',
    "par ailleurs|d' ailleurs|en outre|de plus|de même|en effet|par la suite|dans la foulée|à nouveau|de nouveau|du reste|en particulier|ainsi|une nouvelle fois|une fois de plus|une fois encore|encore une fois",
  ],
  ['contrast', "en revanche|au contraire|par contre|à l' inverse|malgré tout|tout de même|quand même"],
  [
    'side',
    'de son côté|de leur côté|pour sa part|pour leur part|quant à lui|quant à elle|quant à eux|quant à elles|à son tour|à leur tour|à sa place|lui aussi|elle aussi|eux aussi|elles aussi|lui - même|elle - même',
  ],
  [
    'time',
    "il y a peu|à plusieurs reprises|à maintes reprises|en premier lieu|dans un premier temps|dans un second temps|en fin de journée|en début de semaine|à l' époque|à l' instant",
  ],
];

export const reportingWordLists = (): readonly WordList[] => [
  reportingVerbList(reportingVerbs, { ...reportingVerbForms, ...idiomForms }, nounLikeForms),
  { tags: ['sourcePreposition'], words: firstWords(sources) },
];

export const reportingWords = (): ReportingWords => ({
  clauseLinks: words("que qu'"),
  notLinks: words(
    'ce plus moins plutôt ainsi alors tandis bien parce afin pour avant après sans dès depuis tant autant autre autres autrement quoi puisque pendant outre rien seulement fait idée rumeurs hypothèse accusations possibilité',
  ),
  questionLinks: words("si s' quand où comment pourquoi combien"),
  silentLinks: words("si s'"),
  infinitiveLinks: words("de d' à"),
  infinitiveEndings: ['er', 'ir', 're', 'oir'],
  perfectInfinitives: words('avoir être'),
  accusationLinks: words("de d'"),
  estimateLinks: words('à'),
  partitives: words("de d' du des"),
  topicLinks: words("de d' du des"),
  namingLinks: words("de d' comme"),
  perfect: words(
    'ai as a avons avez ont avait avaient avais avions aura auront aurait auraient ait aient ayant eut eurent',
  ),
  passive: words('est sont était étaient sera seront serait seraient soit soient été fut furent être étant'),
  support: new Set(),
  modal: words(
    'peut peuvent pourrait pourraient doit doivent devrait devraient va vont allait veut veulent faut pourra pouvait devait',
  ),
  reflexives: words("se s'"),
  objectClitics: words("le la l' les lui leur me m' te t' nous vous y en"),
  objectPronouns: new Set(),
  secondPersons: words('tu vous -tu -vous'),
  firstPersons: words("je j'"),
  personalEndings: ['ons', 'ez', 'mes', 'tes'],
  negations: words("ne n' pas plus jamais guère non aucunement"),
  restricting: words("ne n'"),
  adverbEndings: ['ment'],
  inversions: words('-t-il -t-elle -t-on -t-ils -t-elles -il -elle -on -ils -elles -je'),
  gerundLinks: words('en'),
  governors: words(
    'vient viennent venait tient tiennent tenait tenu fait font faisait laisse laissent laissé voulu souhaite souhaité tenir fera empresse empressé tiens tenons viens fais faisons faisant voudrais voudrait voudrions veux voulons souhaiterais souhaiterait souhaitons aimerais aimerait dois devons peux permets permettez hésite hésitent met mettent mis mettait mettant',
  ),
  governorLinks: words("de d' à en"),
  breaks: words('mais or puis selon'),
  ownVoices: words("je j' nous"),
  connectives: words('et ou mais car or donc'),
  connectiveIdioms: new Set(),
  correlatives: words('aussi également encore'),
  circumstances: words('en lors dans après avant pendant durant'),
  nominalBreaks: words(
    "tandis alors bien avant après car ce lequel laquelle soit dont quand lorsque lorsqu' que qu' sans contre suite contrairement puisque puisqu' qui où",
  ),
  insertions: phrasesByLast(insertions),
  refusals: words('refuse refusent refusé refusait refusaient refusant refusa abstenu abstient abstenue évité évite'),
  impersonal: words('est était sera convient convenait importe reste suffit agit agissait'),
  nameMarkers: words(
    'surnommé surnommée surnommés baptisé baptisée baptisés intitulé intitulée intitulés appelé appelée appelés nommé nommée rebaptisé rebaptisée titré',
  ),
  anonymity: words('anonymat nommé nommée cité citée identifié identifiée anonyme'),
  quotedForms: new Set(),
  asWords: words('comme ainsi'),
  absoluteLinks: new Set(),
  timeNouns: words(
    'veille lendemain matin soir semaine mois année jour journée après-midi soirée nuit midi weekend week-end',
  ),
  singulars: words('un une cette cet'),
  negationRaising: words('penser croire estimer juger considérer'),
  hedges: words(
    'aurait auraient serait seraient pourrait pourraient devrait devraient prétendument présumé présumée présumés probablement peut-être vraisemblablement apparemment',
  ),
  abilities: new Set(),
  hedgeEndings: [
    'erait',
    'eraient',
    'drait',
    'draient',
    'vrait',
    'vraient',
    'ttrait',
    'ttraient',
    'nirait',
    'niraient',
    'rirait',
    'riraient',
    'rrait',
    'rraient',
    'ssirait',
    'ssiraient',
    'blirait',
    'ïrait',
  ],
  perfectEndings: [
    ...['é', 'ée', 'és', 'ées', 'i', 'ie', 'is', 'ies', 'ue', 'us', 'ues', 'it', 'ite', 'ert', 'int'],
    ...['bu', 'çu', 'du', 'lu', 'mu', 'nu', 'pu', 'ru', 'su', 'tu', 'vu'],
  ],
  futureInPast: words('serait seraient'),
  pastVerbs: new Set(),
  pastEndings: ['a', 'ait', 'aient', 'èrent', 'irent'],
  contractions: new Set(),
  finiteVerbs: words(
    'ai a avons avez ont avait avaient aura auront aurait auraient ait est sont était étaient sera seront serait seraient soit fut furent fait font fit va vont allait peut peuvent pouvait pourra pourrait doit doivent devait devra devrait veut veulent voulait met mettent prend prennent prit donne donnent devient reste restent permet permettent faut semble semblent vient viennent tient tiennent vit voit voient sait savent porte portent pose posent passe compte comptent concerne touche vise mène trouve trouvent existe appartient constitue représente représentent reçoit demeure suit suivent sort connaît perd vaut dure coûte produit travaille vivent apporte affiche ajoutent arrive arrivent atteint atteignent baisse baissent augmente augmentent bénéficie change cherche cherchent commence commencent continue contient contribue convient correspond crée décide demeure dépasse dépend dépendent devient deviennent dispose disposent entraîne entre envisage exerce fonctionne gagne garde ignore implique intervient joue jouent manque marque mérite montent nécessite obtient offre oppose organise paie parle parlent participe pense pensent perdent place pousse précède présente prépare prévaut profite propose protège provoque quitte rappelle réclame récompense refuse rejoint rend repose résulte retrouve revient risque risquent sert servent signifie souffre souffrent souhaite souhaitent souligne subit survient survit témoigne tente tentent tourne traverse utilise utilisent varie vend verse aient soient puisse puissent fasse fassent réside résident consiste consistent constitue constituent comporte comportent favorise favorisent provient proviennent rejette rejettent bénéficient diminue diminuent subissent dispose élève élèvent monte tombe',
  ),
  finiteEndings: [
    ...['ait', 'aient', 'èrent', 'ront', 'irent', 'era', 'ira', 'dra', 'vra', 'ttra', 'rra'],
    ...[
      'oivent',
      'issent',
      'ettent',
      'iennent',
      'isent',
      'osent',
      'oient',
      'ivent',
      'aissent',
      'ignent',
      'èvent',
      'èlent',
    ],
    ...['ètent', 'ouvrent', 'ffrent', 'tuent', 'sistent'],
  ],
  beforeFinite: words("je j' tu il ils elle elles nous vous on cela ça qui ne n'"),
  notFinite: words(
    'retrait trait portrait extrait attrait souhait lait bienfait forfait parfait imparfait abstrait distrait satisfait',
  ),
  pluralVerbs: { endings: ['ent'], not: ['ment'], after: ['s', 'x'] },
  participleEndings: ['ant'],
  sources: phrasesByFirst(sources),
  weakSources: words('pour de'),
  notSources: words(
    'cas règles règle besoins besoin critères critère région régions âge calendrier mode façon modalités formule méthode principe procédure possibilités conditions circonstances moyens ordre type taille prix ancienneté endroits saison humeur tradition légende mythologie usage coutume scénario modèle toute instant fois moment première plupart plus cause raison chaque juridictions pays occasions périodes',
  ),
  bareAppositions: true,
  subjectRelatives: words('qui'),
  sourceRelatives: words('lequel laquelle lesquels lesquelles auquel auxquels auxquelles duquel desquels desquelles'),
  reportNouns: words(
    'conclusion constat message avis position argument thèse explication réponse version affirmation promesse accusation accusations annonce aveu verdict diagnostic rumeur rumeurs critique critiques opinion opinions idée hypothèse information informations témoignage témoignages allégation allégations propos théorie',
  ),
  agentLinks: words('par'),
});
