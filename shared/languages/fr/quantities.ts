import type { WordList } from '../lexicon.ts';
import { firstWords, type PhraseList, phrasesByFirst, phrasesByLast } from '../phrase-table.ts';
import type { BoundModifier, QuantityWords } from '../quantity-words.ts';

const before: PhraseList<BoundModifier> = [
  [
    'approx',
    "environ|env .|circa|c .|ca|ca .|près de|près d'|quelque|quelques|à peu près|autour de|aux alentours de|aux environs de|de l' ordre de|de l' ordre d'|presque|presque de|quasi|quasiment|approximativement|proche de|proches de|proche des|près des|près du|une bonne|un bon|avoisinant|avoisine|avoisinent|avoisinait|grosso modo|plus ou moins|pas loin de|pas loin d'|autour d'|à environ|d' environ|de quelque|vers les|frôle les|frôlé les|frise les|peu ou prou|à quelque|approximativement de|approximativement d'|environ de|environ d'",
  ],
  [
    'min',
    "plus de|plus d'|plus que|plus des|plus du|au moins|pas moins de|pas moins d'|pas moins|minimum de|minimum d'|un minimum de|à partir de|supérieur à|supérieure à|supérieurs à|supérieures à|dépasse|dépassé|dépassent|dépasser|dépassant|dépassait|dépasse les|dépassé les|dépasser les|dépassant les|à plus de|à plus|minimum|au minimum|excède|excédant|excédent|pour le moins|bien plus de|au moins de|au minimum de|au moins d'|au bas mot|à tout le moins|pas en dessous de",
  ],
  [
    'max',
    "moins de|moins d'|moins des|moins du|jusqu' à|jusqu' aux|jusqu' au|au plus|au maximum|maximum|tout au plus|à peine|inférieur à|inférieure à|inférieurs à|inférieures à|maximum de|un maximum de|n' excède pas|ne dépasse pas|en deçà de|à moins de|à moins d'|n' excédant pas|ne dépassant pas|plafonné à|plafonnée à|au plus de|au maximum de|pas plus de|pas plus d'|guère plus de|guère plus d'|au mieux",
  ],
];
const after: PhraseList<BoundModifier> = [
  ['approx', 'environ|à peu près|grosso modo|ou presque|approximativement'],
  [
    'min',
    'au moins|au minimum|minimum|ou plus|et plus|voire plus|et peut-être même davantage|, et peut être même davantage|, voire plus',
  ],
  ['max', 'au plus|au maximum|maximum|tout au plus|ou moins|et moins|maxi'],
];

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u));

const either =
  'passe passé passer passant passent passait passera passerait passé passée passés passées évolue évolué revu revue revus revues révisé révisée révisés révisées porté portée portés portées porter portant portera';
const multipliers: Readonly<Record<string, number>> = {
  double: 2,
  doublé: 2,
  doublée: 2,
  doubler: 2,
  doublent: 2,
  triple: 3,
  triplé: 3,
  triplée: 3,
  tripler: 3,
  quadruple: 4,
  quadruplé: 4,
  quadrupler: 4,
  quintuplé: 5,
  décuplé: 10,
  décupler: 10,
  centuplé: 100,
};

export const quantityLists = (): readonly WordList[] => [
  { tags: ['modifier'], words: firstWords(before) },
  { tags: ['change'], words: [...words(either)] },
  { tags: ['times'], words: ['fois'] },
  { tags: ['times'], words: Object.keys(multipliers) },
];

export const quantityWords = (): QuantityWords => ({
  modifiersBefore: phrasesByLast(before),
  modifiersAfter: phrasesByFirst(after),
  timeSpanWords: new Set(),
  numberDeterminers: words("les la le l' ces ses leurs des nos cette ce quelque quelques"),
  namedByNumber: words(
    'article articles art alinéa amendement vol vols n° no numéro numéros nos rn rd a n d route routes nationale départementale autoroute autoroutes ligne lignes quai porte canal chaîne chaînes france page pages p pp chapitre chapitres tome tomes volume saison saisons épisode épisodes groupe groupes catégorie catégories loi lois décret résolution résolutions directive directives règlement règlements windows iphone ipad explorer falcon version versions phase phases type types niveau niveaux classe zone zones section sections lot lots tranche tranches bâtiment chambre salle bureau salles bp cs cedex tel tél téléphone fax partie parties titre titres annexe annexes figure fig tableau tableaux table tables paragraphe paragraphes étape étapes acte actes rang formule super channel arte rmc europe fm dossier bus tram métro tgv ter rer train voie siècle psaume verset match journée poule division ligue série gp unité réacteur tour psa',
  ),
  times: words('fois'),
  comparatives: words(
    "plus moins supérieur supérieure supérieurs supérieures inférieur inférieure inférieurs inférieures mieux celle celui ceux celles la le les l' ce cette son sa ses leur leurs autant trop davantage meilleur meilleure",
  ),
  multiplierWords: new Map(Object.entries(multipliers)),
  ageCues: phrasesByLast([
    [
      'aged',
      "âgé de|âgée de|âgés de|âgées de|âgé d'|âgée d'|agé de|agée de|agés de|à l' âge de|l' âge de|à l' âge d'|âge de|vieux de|vieille de|vieux d'|âgé|âgée|âgés|âge|âgés d'|âgées d'|mort à|morte à|morts à|décédé à|décédée à|disparu à|disparue à|éteint à|éteinte à|dès l' âge de",
    ],
  ]),
  ageUnitEndings: [],
  ageAfter: phrasesByFirst([['age', "d' âge"]]),
  persons: words(
    'homme hommes femme femmes garçon garçons fille filles fillette fillettes enfant enfants bébé adolescent adolescente adolescents adolescentes ado mineur mineure mineurs jeune jeunes personne personnes fils mère père frère soeur sœur grand-mère grand-père retraité retraitée retraités lycéen lycéenne étudiant étudiante étudiants élève élèves victime victimes adjudant caporal-chef caporal sergent soldat soldats militaire militaires gendarme policier policière étoile suspect suspecte français française américain américaine britannique belge allemand allemande espagnol espagnole italien italienne ressortissant ressortissante automobiliste motard cycliste octogénaire nonagénaire sexagénaire septuagénaire quinquagénaire quadragénaire trentenaire joueur joueuse veuf veuve individu habitant habitante candidat candidate patient patiente malade détenu détenue',
  ),
  personEndings: [
    'eur',
    'euse',
    'ien',
    'ienne',
    'iste',
    'ière',
    'rice',
    'logue',
    'naire',
    'and',
    'ain',
    'aine',
    'aise',
    'ais',
    'ois',
    'oise',
  ],
  clockCues: words(
    "à vers dès avant après jusqu' depuis lundi mardi mercredi jeudi vendredi samedi dimanche aux matin de entre et soir",
  ),
  clockBounds: phrasesByLast([[true, "à partir de|jusqu' à"]]),
  lastingCues: words(
    'en pendant durant dure durent durer duré durera dura durait mettra mettre met mettent mis mettait',
  ),
  clockMarks: phrasesByFirst([
    ['sure', 'utc|gmt|cet|cest|locales|locale|précises|heure'],
    ['cued', 'du'],
  ]),
  scoreWords: words(
    'dominé domine dominent écrasé écrase surclassé étrillé corrigé match matchs but buts score victoire victoires défaite défaites battu battus battue bat battent bats battant nul nuls céder cède cèdent incliner emporté emportée emportés emporte emporter imposé imposés impose imposée imposent incline inclinée incliné inclinés gagne gagné gagnent mène mené menait finale demi-finale mi-temps set sets tie-break tirs rencontre égalise égalisé domicile qualifié qualifiés remporte remporté perdu perd vainqueur équipe',
  ),
  ballotWords: words(
    'vote voté votée votes voix adopté adoptée adopte rejeté rejetée rejette approuvé approuvée scrutin motion',
  ),
  voteWords: words('voix votes suffrages sièges'),
  scoreUnits: words('but buts set sets manche manches essai essais point points victoire victoires'),
  againstWords: words('contre'),
  rankBefore: words('numéro n° no # nº'),
  rankAfter: words(
    'plus moins meilleur meilleure meilleurs meilleures pire place position rang rôle économie producteur productrice exportateur importateur fabricant constructeur puissance langue groupe opérateur marché banque distributeur client fournisseur partenaire employeur consommateur émetteur cause',
  ),
  rankVerbs: words(
    'terminé termine termina terminer fini finit finir classé classée classés classées arrivé arrivée arrive pointe pointait pointent qualifié qualifiée',
  ),
  rankScope: words(
    'mondial mondiale mondiaux mondiales européen européenne français française américain américaine national nationale',
  ),
  rankPlaces: words('classement scratch monde histoire planète continent pays europe afrique asie france'),
  fromWords: words("de d'"),
  toWords: words('à'),
  fromToWords: words(
    `${either} ramène ramené ramenée ramener ramenant tombe tombé tombée tombés tomber descend descendu grimpe grimpé monte monté abaissé`,
  ),
  byWords: new Set(),
  personPronouns: new Set(),
  bareAges: false,
  durationCues: words('pendant durant depuis en pour à de'),
  pointWords: words('point points pt pts'),
  rateNouns: words(
    'taux taxe taxes tva csg impôt impôts croissance chômage inflation popularité confiance part parts cote opinions abstention participation intentions sondage sondages prélèvement prélèvements cotisation cotisations marge pib déficit',
  ),
  singularArticles: words('le du au'),
  raceLengths: new Set(),
  groupArticles: words('les des aux'),
  haveWords: words('a ai as avait avais ont avaient aura aurait ayant'),
  multiplierBefore: phrasesByLast([
    [
      'times',
      'multiplié par|multipliée par|multipliés par|multipliées par|multiplier par|multiplie par|multiplient par',
    ],
  ]),
  idioms: phrasesByFirst([
    [
      'idiom',
      'quatre coins|4 coins|quatre vents|quatre épingles|quatre chemins|mille feux|mille excuses|mille et une|mille et un|trente-six solutions|trente-six chandelles|deux poids deux mesures|deux poids , deux mesures|deux doigts|cinq sens|dix commandements',
    ],
  ]),
  streets: words('rue avenue boulevard quai impasse chemin allée place route cours square'),
  streetsLast: new Set(),
  houseMarks: words('bis ter'),
  equatives: new Set(),
  multiplierEndings: ['é', 'ée', 'er', 'ent', 'plent'],
  numberedNouns: words(
    'guerre ministre fois tour république mandat étage partie siècle arrondissement régiment dame lieu',
  ),
  fractionNames: words('finale finales tour ton'),
  fractionCues: words("de d' par la contre"),
});
