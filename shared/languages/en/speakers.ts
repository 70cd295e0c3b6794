import { firstNamesWith } from '../first-names.ts';
import type { WordList } from '../lexicon.ts';
import { phrasesByFirst, phrasesByLast } from '../phrase-table.ts';
import { openingsOf, pluralsOf, type SpeakerWords, speakerNouns } from '../speaker-words.ts';
import { territories } from './generated/territories.ts';

/** Plurals that are verbs as well. */
const verbLike = new Set(['heads', 'hosts', 'chairs', 'coaches']);

/** "witness" → "witnesses", "spokesman" → "spokesmen". */
const plural = (word: string): string | null => {
  if (word.endsWith('man')) return `${word.slice(0, -2)}en`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  const form = /(?:s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
  return verbLike.has(form) ? null : form;
};

const people = (): readonly WordList[] => [
  speakerNouns(
    'person',
    'president minister secretary director governor mayor prosecutor senator mp mep msp ceo cfo coo cto congressman chief chair head boss spokesperson lawyer attorney judge professor researcher doctor expert analyst economist scientist physicist historian sociologist general colonel captain commander lieutenant pope cardinal bishop ambassador commissioner adviser advisor delegate representative founder co-founder coach manager player striker goalkeeper actor writer author coauthor co-author journalist reporter editor host candidate councillor councilor activist protester witness resident neighbour neighbor client farmer engineer pilot biologist climatologist epidemiologist surgeon pharmacist teacher student vice-president premier leader administrator treasurer rapporteur rector dean commentator philosopher billionaire chancellor firefighter officer police-officer colleague ceo cfo cto specialist undersecretary campaigner barrister solicitor member official owner blogger poster defector academic whistleblower campaigner inspector superintendent detective sheriff deputy premier speaker organizer organiser coordinator partner executive developer designer magistrate vet psychologist psychiatrist neurologist virologist cardiologist astronomer mathematician chemist geologist seismologist architect consultant banker entrepreneur survivor passenger driver landlord tenant shopkeeper co-chair co-director co-leader headteacher paramedic nurse midwife constable sergeant admiral brigadier ranger pollster insider aide envoy negotiator mediator trader investor shareholder novelist director-general secretary-general ombudsman watchdog regulator patient victim customer widow pensioner commuter worker volunteer parent grandfather grandmother homeowner retailer builder baker plumber electrician fisherman hairdresser',
  ),
  speakerNouns(
    'person',
    'king prince spokesman chairman businessman congressman actor man father brother son husband boy',
    'm',
  ),
  speakerNouns(
    'person',
    'queen princess spokeswoman chairwoman businesswoman congresswoman actress woman mother sister daughter wife girl',
    'f',
  ),
];

export const speakerWordLists = (): readonly WordList[] => [
  pluralsOf(people(), plural),
  ...people(),
  speakerNouns(
    'group',
    'mps meps msps analysts experts researchers scientists doctors economists protesters demonstrators residents unions students senators lawyers judges prosecutors officers farmers teachers parents officials leaders ministers opponents rebels activists observers witnesses relatives astronomers forecasters meteorologists associations charities socialists democrats republicans conservatives workers strikers supporters critics defenders specialists countries allies neighbours neighbors media newspapers authorities investigators firefighters sources diplomats representatives historians epidemiologists authors people users players organizers organisers families members police individuals others reports municipalities cities states governments companies banks schools agencies committees',
  ),
  speakerNouns(
    'organisation',
    'agency association organization organisation union federation confederation party company firm group bank newspaper daily weekly magazine channel television radio site website press review army tribunal court council committee commission collective coalition movement front league institute institution observatory museum university school academy hospital centre center foundation club team management opposition majority church manufacturer publisher distributor giant multinational subsidiary startup laboratory lab charity office board chamber embassy service department times post news journal district bureau corporation airline carrier retailer broadcaster carmaker automaker refinery utility think-tank trust fund society network consortium alliance militia congress parliament senate police taskforce',
  ),
  speakerNouns(
    'government',
    'government ministry administration presidency kremlin pentagon white-house downing treasury state authority municipality city regime',
  ),
  speakerNouns(
    'document',
    'report statement study investigation document letter text article note memo book law decree ruling treaty agreement declaration analysis results result findings data figures statistics research paper publication studies documents complaint message tweet conclusions census judgment release posting section review notice filing memo transcript bulletin leaflet email e-mail petition manifesto',
  ),
  speakerNouns('poll', 'poll polls survey surveys'),
];

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Capitals, which stand for their governments. */
const capitals =
  'washington london moscow beijing tehran berlin rome madrid lisbon brussels kyiv kiev warsaw athens ankara jerusalem beirut damascus baghdad riyadh doha tunis algiers rabat dakar bamako niamey kinshasa nairobi pretoria tokyo seoul pyongyang canberra ottawa brasilia caracas bogota lima minsk belgrade zagreb budapest prague copenhagen stockholm oslo helsinki dublin bucharest islamabad kabul tripoli khartoum paris'.split(
    ' ',
  );

/** Buildings that stand for who works there. */
const seats = ['white house', 'downing street', 'kremlin', 'pentagon', 'whitehall', 'capitol hill'];

/** States that older texts speak of, and short names. */
const otherStates = [
  'yugoslavia',
  'czechoslovakia',
  'ussr',
  'soviet union',
  'zaire',
  'burma',
  'u.s.',
  'u.k.',
  'us',
  'uk',
  'usa',
];

export const speakerWords = (): SpeakerWords => ({
  masculine: new Set(),
  feminine: new Set(),
  definite: words('the this that these those his her its their our'),
  plural: words('these those several many few both some two three'),
  pronouns: new Map([
    ['he', { gender: 'm', plural: false }],
    ['him', { gender: 'm', plural: false }],
    ['she', { gender: 'f', plural: false }],
    ['her', { gender: 'f', plural: false }],
    ['it', { gender: null, plural: false, thing: true }],
    ['they', { gender: null, plural: true }],
    ['them', { gender: null, plural: true }],
  ]),
  latter: words('latter'),
  nobody: words('one someone'),
  titles: new Map([
    ['mr', 'm'],
    ['mrs', 'f'],
    ['ms', 'f'],
    ['miss', 'f'],
    ['dr', null],
    ['prof', null],
    ['sir', 'm'],
    ['sen', null],
    ['rep', null],
    ['gov', null],
    ['gen', null],
    ['lt', null],
    ['col', null],
    ['rev', null],
    ['capt', null],
    ['cmdr', null],
    ['adm', null],
    ['maj', null],
    ['sgt', null],
    ['cpl', null],
    ['insp', null],
    ['supt', null],
    ['det', null],
    ['hon', null],
  ]),
  particles: words('de du la van von der den di da al el bin'),
  bodyParticles: words('of for and the'),
  complementLinks: words('to for against on in'),
  bareComplements: words('exile'),
  indefinites: new Set(),
  possessives: words("'s"),
  links: words("of 's for at in from"),
  relatives: words('who which that whom whose'),
  openers: words(
    'after before in on at for as but when while with from by to if and or so yet yesterday today monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december however meanwhile earlier later recently according asked some many most both despite although though since because under over during about between among against within without this that these those there here now then also still even only just one two three four five six seven eight nine ten last next recent senior former speaking writing',
  ),
  openingEndings: ['ed', 'ing'],
  firstNames: firstNamesWith({
    m: 'barack bashar keir mark rishi volodymyr',
    f: 'andrea jean laurence nicola priti rose suella',
    either: 'jordan sam',
  }),
  namesakes: words(
    'university school college hospital foundation institute center centre museum stadium airport prize clinic house theatre theater library hall street avenue road bridge park square laboratory press',
  ),
  territories: new Set([...territories, ...otherStates, ...capitals, ...seats]),
  territoryOpenings: openingsOf(territories),
  locatives: words('in across throughout near outside into'),
  premises: words('at'),
  offices: phrasesByFirst([
    ['head of government', 'prime minister|premier|head of government|head of the government'],
    ['head of state', 'president|head of state|commander - in - chief|commander-in-chief'],
    ['interior minister', 'home secretary|interior minister|minister of the interior'],
    [
      'foreign minister',
      'foreign secretary|foreign minister|secretary of state|minister of foreign affairs|top diplomat',
    ],
    ['finance minister', 'chancellor of the exchequer|finance minister|treasury secretary'],
  ]),
  portfolios: words(
    'justice defence defense interior health education agriculture commerce industry economy finance trade labour labor employment culture environment energy transport transportation housing sport sports youth tourism science fisheries family security affairs services development treasury state',
  ),
  distinguishing: words('prime vice deputy'),
  voices: words('spokesman spokeswoman spokesperson spokespeople'),
  vagueRoles: new Map<string, ReadonlySet<string> | null>([
    ...['man', 'woman', 'author', 'official', 'specialist'].map((word) => [word, null] as const),
    ...['expert', 'researcher', 'scientist', 'academic', 'scholar'].map(
      (word) =>
        [
          word,
          words(
            'researcher scientist expert physicist biologist climatologist epidemiologist astronomer mathematician chemist geologist seismologist historian sociologist economist professor doctor specialist engineer psychologist psychiatrist neurologist virologist director author coauthor co-author lecturer philosopher',
          ),
        ] as const,
    ),
    ...['lawmaker', 'politician', 'legislator'].map(
      (word) =>
        [
          word,
          words(
            'senator mp mep msp congressman congresswoman representative councillor councilor mayor deputy minister candidate',
          ),
        ] as const,
    ),
    ...['ceo'].map((word) => [word, words('executive chief')] as const),
    ...['executive', 'boss', 'chief', 'leader'].map(
      (word) =>
        [
          word,
          words(
            'president director ceo cfo cto chairman chairwoman chair founder co-founder head boss chief minister premier chancellor leader',
          ),
        ] as const,
    ),
  ]),
  vagueBodies: words(
    'agency company firm group organization organisation charity association party institution manufacturer publisher distributor giant bank union federation newspaper daily magazine club team website site broadcaster city council carrier airline carmaker automaker retailer corporation',
  ),
  nationalities: words(
    'french british english scottish welsh irish german italian spanish portuguese belgian swiss dutch swedish norwegian danish finnish polish czech hungarian romanian bulgarian greek turkish russian ukrainian american us canadian mexican brazilian argentine chilean japanese chinese korean taiwanese indian pakistani australian israeli palestinian iranian iraqi saudi qatari emirati egyptian moroccan algerian tunisian senegalese nigerian kenyan european african asian uk',
  ),
  innerBodies: words('management board'),
  knownBodies: new Map([
    ['union', words('uaw rmt unison unite aslef usdaw gmb nea aft afl-cio seiu tuc')],
    ['broadcaster', words('bbc cnn nbc abc cbs itv')],
  ]),
  memberBodies: words('confederation union federation party association league coalition movement front'),
  institutions: words('authorities media police officials'),
  delegates: words('envoy emissary representative delegate negotiator'),
  commissioned: words('appointed sent named dispatched nominated tasked charged'),
  impersonal: new Set(),
  topics: phrasesByLast([['topic', 'as for']]),
  sameDocument: words('report study paper research survey document publication investigation'),
});
