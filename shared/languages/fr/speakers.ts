import { firstNamesWith } from '../first-names.ts';
import type { WordList } from '../lexicon.ts';
import { phrasesByFirst, phrasesByLast } from '../phrase-table.ts';
import { openingsOf, pluralsOf, type SpeakerWords, speakerNouns } from '../speaker-words.ts';
import { territories } from './generated/territories.ts';

/** "témoin" → "témoins", "général" → "généraux". */
const plural = (word: string): string | null => {
  if (/[sxz]$/.test(word) || word.startsWith('porte-')) return null;
  if (word.endsWith('al')) return `${word.slice(0, -1)}ux`;
  return /(?:au|eu)$/.test(word) ? `${word}x` : `${word}s`;
};

const people = (): readonly WordList[] => [
  speakerNouns(
    'person',
    'président secrétaire-général sous-préfet vice-premier directeur gouverneur préfet procureur député sénateur chef patron avocat professeur chercheur médecin expert physicien historien général colonel commandant lieutenant roi prince pape cardinal imam ambassadeur conseiller délégué représentant fondateur cofondateur entraîneur entraineur sélectionneur joueur attaquant gardien acteur réalisateur chanteur écrivain auteur présentateur candidat élu adjoint militant manifestant témoin habitant voisin client agriculteur exploitant éleveur ingénieur chirurgien pharmacien enseignant étudiant vice-président ex-président dirigeant agent administrateur gérant trésorier rapporteur recteur doyen commentateur coureur skipper navigateur homme père frère fils mari chancelier pompier policier pdg chargé leader opposant dissident créateur négociateur magistrat boulanger commerçant restaurateur passager sinistré survivant rescapé mathématicien statisticien consultant banquier entrepreneur commissaire-priseur intendant proviseur principal instituteur aumônier curé rabbin pasteur ex-député numéro bâtonnier greffier huissier colistier maire-adjoint vice-amiral amiral brigadier lieutenant-colonel eurodéputé édiles coprésident codirecteur cogérant coauteur coordinateur coordonnateur animateur organisateur régisseur porte-voix interlocuteur officier soldat sergent adjudant ouvrier salarié employé enquêteur retraité infirmier ambulancier chauffeur conducteur livreur musicien dessinateur metteur coach buteur défenseur milieu ailier latéral sprinteur boxeur nageur tennisman pilier dg',
    'm',
  ),
  // Of either gender, as their article says: "la ministre", "l'économiste".
  speakerNouns(
    'person',
    'ministre secrétaire maire porte-parole juge analyste économiste scientifique sociologue politologue capitaine évêque commissaire responsable journaliste éditorialiste syndicaliste pilote biologiste climatologue infectiologue épidémiologiste urgentiste ex-ministre émissaire philosophe milliardaire secouriste gendarme complice collègue spécialiste haut-commissaire membre cinéaste notaire libraire propriétaire locataire automobiliste victime vétérinaire psychologue psychiatre neurologue virologue cardiologue astronome chimiste géologue sismologue urbaniste architecte démographe ex-maire sous-secrétaire édile internaute touriste bénévole photographe humoriste cycliste parlementaire',
  ),
  speakerNouns(
    'person',
    'présidente directrice gouverneure mairesse préfète procureure députée sénatrice cheffe patronne avocate professeure chercheuse experte physicienne historienne générale reine princesse ambassadrice conseillère déléguée représentante fondatrice cofondatrice joueuse attaquante gardienne actrice réalisatrice chanteuse écrivaine auteure autrice présentatrice candidate élue adjointe militante manifestante habitante voisine cliente agricultrice exploitante ingénieure chirurgienne enseignante étudiante vice-présidente ex-présidente dirigeante administratrice gérante chancelière femme mère sœur fille épouse haut-commissaire entraîneuse infirmière rapporteure patineuse coureuse navigatrice médaillée magistrate commerçante restauratrice propriétaire passagère survivante rescapée mathématicienne eurodéputée coprésidente coordinatrice animatrice organisatrice romancière autrice-compositrice institutrice',
    'f',
  ),
];

export const speakerWordLists = (): readonly WordList[] => [
  pluralsOf(people(), plural),
  ...people(),
  speakerNouns(
    'group',
    'employés locataires usagers patients victimes analystes experts chercheurs scientifiques médecins économistes manifestants habitants riverains syndicats étudiants députés sénateurs avocats juges procureurs policiers gendarmes agriculteurs enseignants parents élus responsables dirigeants ministres opposants rebelles militants observateurs témoins proches astronomes prévisionnistes météorologues associations ong écologistes socialistes démocrates républicains salariés grévistes partisans critiques défenseurs spécialistes pays alliés voisins médias journaux médecins autorités enquêteurs secours pompiers sources diplomates leaders chefs représentants historiens juristes épidémiologistes talibans islamistes directeurs français américains russes israéliens palestiniens iraniens internautes joueurs fans parties camps',
  ),
  speakerNouns(
    'organisation',
    'agence service services association organisation syndicat fédération confédération parti entreprise société groupe firme compagnie banque journal quotidien hebdomadaire magazine chaîne télévision radio site média presse revue police gendarmerie armée parquet tribunal cour conseil comité commission collectif coalition mouvement front ligue union institut institution observatoire musée université école académie hôpital centre fondation club équipe direction opposition majorité église vatican constructeur opérateur fabricant éditeur distributeur industriel géant multinationale filiale start-up laboratoire ong fisc bourse bureau cabinet coordination mutuelle chambre ambassade mairie préfecture rédaction profession banques communauté partis assemblée sénat défense accusation milice rébellion',
  ),
  speakerNouns(
    'government',
    'gouvernement ministère exécutif présidence élysée matignon état kremlin pentagone maison-blanche administration diplomatie département régime junte autorité',
  ),
  speakerNouns(
    'document',
    'rapport communiqué étude enquête document lettre texte article note mémo livre loi décret arrêté traité accord déclaration bilan analyse résultats données chiffres statistiques recherche recherches travaux publication rapports études documents plainte message tweet conclusions recensement arrêt jugement directive expertise notice brochure bulletin courrier courriel tract pétition tribune manifeste',
  ),
  speakerNouns('anonymous', 'source', 'f'),
  speakerNouns('poll', 'sondage sondages baromètre'),
];

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Capitals, which stand for their governments. */
const capitals =
  'washington londres moscou pékin téhéran berlin rome madrid lisbonne bruxelles kiev kyiv varsovie athènes ankara jérusalem beyrouth damas bagdad riyad doha tunis alger rabat dakar bamako niamey ouagadougou kinshasa nairobi pretoria tokyo séoul pyongyang canberra ottawa mexico brasilia caracas bogota lima minsk belgrade zagreb budapest prague vienne berne copenhague stockholm oslo helsinki dublin bucarest islamabad kaboul tripoli khartoum bangui paris'.split(
    ' ',
  );

/** Buildings that stand for who works there. */
const seats = [
  'maison blanche',
  'maison-blanche',
  "quai d'orsay",
  'downing street',
  'kremlin',
  'pentagone',
  'élysée',
  'matignon',
  'bercy',
];

/** States that older texts speak of. */
const formerStates = ['yougoslavie', 'tchécoslovaquie', 'urss', 'union soviétique', 'rda', 'rfa', 'zaïre', 'birmanie'];

export const speakerWords = (): SpeakerWords => ({
  masculine: words('le un ce cet son du au notre'),
  feminine: words('la une cette sa'),
  definite: words("le la l' les ce cet cette ces son sa ses leur leurs notre nos au aux du"),
  plural: words('les des ces ses leurs nos plusieurs certains certaines quelques de deux trois'),
  pronouns: new Map([
    ['il', { gender: 'm', plural: false }],
    ['elle', { gender: 'f', plural: false }],
    ['lui', { gender: 'm', plural: false }],
    ['celui-ci', { gender: 'm', plural: false }],
    ['celle-ci', { gender: 'f', plural: false }],
    ['ceux-ci', { gender: 'm', plural: true }],
    ['celles-ci', { gender: 'f', plural: true }],
    ['ils', { gender: 'm', plural: true }],
    ['elles', { gender: 'f', plural: true }],
    ['eux', { gender: 'm', plural: true }],
    ['-t-il', { gender: 'm', plural: false }],
    ['-t-elle', { gender: 'f', plural: false }],
    ['-t-ils', { gender: 'm', plural: true }],
    ['-t-elles', { gender: 'f', plural: true }],
    ['-il', { gender: 'm', plural: false }],
    ['-elle', { gender: 'f', plural: false }],
    ['-ils', { gender: 'm', plural: true }],
    ['-elles', { gender: 'f', plural: true }],
    ['celui-ci', { gender: 'm', plural: false }],
    ['celle-ci', { gender: 'f', plural: false }],
    ['ceux-ci', { gender: 'm', plural: true }],
    ['celles-ci', { gender: 'f', plural: true }],
  ]),
  latter: words('dernier dernière derniers dernières celui-ci celle-ci ceux-ci celles-ci'),
  nobody: words('on -t-on -on'),
  titles: new Map([
    ['m', 'm'],
    ['mm', 'm'],
    ['mr', 'm'],
    ['monsieur', 'm'],
    ['mme', 'f'],
    ['mmes', 'f'],
    ['mlle', 'f'],
    ['madame', 'f'],
    ['dr', null],
    ['pr', null],
    ['me', null],
  ]),
  particles: words("de d' du la le des van von der den di da al el bin ben"),
  bodyParticles: words("de d' du des et la l' les pour"),
  complementLinks: words('pour en contre aux'),
  bareComplements: words('exil'),
  indefinites: words('des'),
  possessives: new Set(),
  links: words("de d' du des"),
  relatives: words("qui dont que qu' où"),
  openers: words(
    "hier selon après avant dans pour lors mardi lundi mercredi jeudi vendredi samedi dimanche ainsi mais cependant toutefois interrogé interrogée selon pourtant enfin ensuite alors aujourd’hui aujourd'hui certes depuis malgré si en à au parmi sur avec sous face comme quant outre surtout seul seule nul aucun aucune non oui plusieurs beaucoup cinq six sept huit neuf dix deux trois quatre quand lorsque et ou car or donc plus moins très tout toute tous ce cela ça c' rien dès vers chez entre durant pendant près loin là ici jamais toujours déjà encore bref autre autres même surnommé estimant affirmant réagissant début mi fin janvier février mars avril mai juin juillet août septembre octobre novembre décembre né née parti partie venu venue issu issue élu élue pris prise mis mise suivi suivie",
  ),
  openingEndings: ['ant', 'é', 'ée', 'és', 'ées'],
  firstNames: firstNamesWith({
    m: 'bashar barack grégory hamid hosni khaled pascal sergueï tarek volodymyr yvon zoran',
    f: 'ghislaine josée laurence najat rachida roselyne simone',
    either: 'camille claude dominique',
  }),
  namesakes: words(
    'université lycée collège école hôpital fondation institut centre musée stade aéroport prix clinique maison cabinet théâtre bibliothèque espace salle place rue avenue boulevard pont parc square laboratoire éditions',
  ),
  territories: new Set([...territories, ...formerStates, ...capitals, ...seats]),
  territoryOpenings: openingsOf(territories),
  locatives: words('à en au aux depuis vers'),
  premises: words('chez'),
  offices: phrasesByFirst([
    [
      'head of government',
      "premier ministre|première ministre|chef du gouvernement|cheffe du gouvernement|chef de l' exécutif",
    ],
    [
      'head of state',
      "président de la république|présidente de la république|chef de l' état|cheffe de l' état|chef de l' etat|cheffe de l' etat",
    ],
    ['head of a ministry', 'garde des sceaux|ministre de la justice'],
    ['foreign minister', 'ministre des affaires étrangères|chef de la diplomatie|cheffe de la diplomatie'],
    ['interior minister', "ministre de l' intérieur|premier flic de france"],
    ['mayor', 'maire|premier magistrat de la ville|première magistrate de la ville|édile'],
  ]),
  portfolios: words(
    'justice défense intérieur santé éducation agriculture commerce industrie économie finances budget travail emploi culture communication environnement écologie énergie transports logement ville sports jeunesse tourisme recherche pêche famille solidarités outre-mer numérique',
  ),
  distinguishing: words('premier première vice'),
  voices: words('porte-parole porte-voix'),
  vagueRoles: new Map<string, ReadonlySet<string> | null>([
    ...['homme', 'femme', 'intéressé', 'intéressée', 'auteur', 'auteure', 'autrice', 'responsable', 'spécialiste'].map(
      (word) => [word, null] as const,
    ),
    ...['expert', 'experte', 'chercheur', 'chercheuse', 'scientifique', 'savant', 'universitaire'].map(
      (word) =>
        [
          word,
          words(
            'chercheur chercheuse scientifique expert experte physicien physicienne biologiste climatologue infectiologue épidémiologiste astronome mathématicien mathématicienne chimiste géologue sismologue historien historienne sociologue politologue économiste démographe professeur professeure médecin spécialiste ingénieur psychologue psychiatre neurologue virologue directeur directrice auteur auteure philosophe',
          ),
        ] as const,
    ),
    ...['parlementaire'].map(
      (word) => [word, words('député députée sénateur sénatrice eurodéputé eurodéputée')] as const,
    ),
    ...['pdg'].map((word) => [word, words('président présidente directeur directrice patron patronne')] as const),
    ...['édile'].map((word) => [word, words('maire mairesse')] as const),
    ...['syndicaliste'].map(
      (word) =>
        [word, words('secrétaire délégué déléguée représentant représentante coprésident coprésidente')] as const,
    ),
    ...['élu', 'élue', 'politicien'].map(
      (word) =>
        [
          word,
          words(
            'maire député députée sénateur sénatrice conseiller conseillère adjoint adjointe président présidente eurodéputé eurodéputée édile candidat candidate',
          ),
        ] as const,
    ),
    ...['dirigeant', 'dirigeante', 'patron', 'patronne', 'chef', 'leader'].map(
      (word) =>
        [
          word,
          words(
            'président présidente directeur directrice pdg patron patronne dirigeant dirigeante gérant gérante fondateur fondatrice chef cheffe ministre chancelier chancelière leader',
          ),
        ] as const,
    ),
    ...['militaire', 'officier', 'haut-gradé'].map(
      (word) =>
        [word, words('général générale colonel capitaine commandant lieutenant amiral lieutenant-colonel')] as const,
    ),
  ]),
  vagueBodies: words(
    'agence groupe entreprise société compagnie firme organisation association ong parti institution constructeur opérateur fabricant éditeur distributeur géant banque fédération confédération syndicat quotidien journal hebdomadaire magazine club équipe chaîne collectif mouvement comité multinationale filiale start-up industriel',
  ),
  nationalities: words(
    'français française britannique anglais anglaise allemand allemande italien italienne espagnol espagnole portugais portugaise belge suisse néerlandais néerlandaise luxembourgeois irlandais irlandaise écossais écossaise suédois suédoise norvégien norvégienne danois danoise finlandais finlandaise polonais polonaise tchèque hongrois hongroise roumain roumaine bulgare grec grecque turc turque russe ukrainien ukrainienne américain américaine canadien canadienne québécois québécoise mexicain mexicaine brésilien brésilienne argentin argentine chilien chilienne japonais japonaise chinois chinoise coréen coréenne sud-coréen sud-coréenne taïwanais taïwanaise indien indienne pakistanais australien australienne néo-zélandais israélien israélienne palestinien palestinienne iranien iranienne irakien irakienne saoudien saoudienne qatari émirati égyptien égyptienne marocain marocaine algérien algérienne tunisien tunisienne sénégalais sénégalaise ivoirien ivoirienne malien malienne camerounais congolais nigérian nigériane kényan sud-africain sud-africaine européen européenne africain asiatique parisien parisienne lyonnais lyonnaise marseillais marseillaise',
  ),
  innerBodies: words('direction'),
  knownBodies: new Map(
    ['syndicat', 'confédération', 'centrale'].map(
      (noun) => [noun, words('cgt cfdt fo sud unsa cftc cfe-cgc fsu snes solidaires unef fnsea cgtr ugtt')] as const,
    ),
  ),
  memberBodies: words(
    'confédération syndicat fédération union parti association ligue collectif mouvement front coalition',
  ),
  institutions: words('autorités médias secours police gendarmerie justice'),
  delegates: words(
    'émissaire envoyé envoyée représentant représentante délégué déléguée mandataire négociateur négociatrice',
  ),
  commissioned: words(
    'chargé chargée envoyé envoyée nommé nommée mandaté mandatée dépêché dépêchée désigné désignée missionné missionnée',
  ),
  impersonal: words(
    "y faut fallait faudra faudrait fallut s' semble semblerait paraît est était serait sera reste existe manque suffit convient importe arrive pleut neige ne n' se",
  ),
  topics: phrasesByLast([['topic', 'quant à|quant']]),
  sameDocument: words('rapport étude enquête document texte communiqué publication recherche expertise'),
});
