import type { WordList } from '../lexicon.ts';
import { firstWords, type PhraseList, phrasesByFirst, phrasesByLast } from '../phrase-table.ts';
import { type ReportingWords, reportingVerbList } from '../reporting-words.ts';
import { reportingVerbForms } from './generated/reporting-verb-forms.ts';
import { nounLikeForms, reportingVerbs } from './reporting-verbs.ts';

const words = (list: string): ReadonlySet<string> => new Set(list === '' ? [] : list.split(' '));

const sources: PhraseList<string> = [
  ['according to', 'according to'],
  ['in the words of', 'in the words of'],
  ['in the view of', 'in the view of|in the opinion of'],
];

const insertions: PhraseList<string> = [
  [
    'addition',
    'in turn|of course|in fact|for example|for instance|at the time|once again|at first|for his part|for her part|for their part',
  ],
];

export const reportingWordLists = (): readonly WordList[] => [
  reportingVerbList(reportingVerbs, reportingVerbForms, nounLikeForms),
  { tags: ['sourcePreposition'], words: firstWords(sources) },
];

export const reportingWords = (): ReportingWords => ({
  clauseLinks: words('that'),
  notLinks: words(
    'so such now given except rule rules hint hints claims claim allegations allegation suggestions suggestion rumours rumors rumour fears fact idea belief notion possibility evidence likelihood accusations',
  ),
  questionLinks: words('if whether when where why how what who which'),
  silentLinks: words('if whether'),
  infinitiveLinks: words('to'),
  infinitiveEndings: [],
  perfectInfinitives: words('have'),
  accusationLinks: words('of for'),
  estimateLinks: words('at'),
  partitives: new Set(),
  topicLinks: words('of'),
  namingLinks: words('as'),
  perfect: words("have has had having hasn't haven't hadn't"),
  passive: words("am is are was were be been being isn't aren't wasn't weren't"),
  support: words("do does did don't doesn't didn't"),
  modal: words("will would shall should can could may might must won't wouldn't can't couldn't cannot"),
  reflexives: new Set(),
  objectClitics: new Set(),
  objectPronouns: words('me him us them myself yourself himself herself itself ourselves themselves'),
  secondPersons: words('you'),
  firstPersons: words('i'),
  personalEndings: [],
  negations: words(
    "not no never isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't cannot",
  ),
  restricting: new Set(),
  adverbEndings: ['ly'],
  inversions: new Set(),
  gerundLinks: words('by in while whilst'),
  governors: new Set(),
  governorLinks: words('to'),
  breaks: words('but according'),
  ownVoices: words("i i'm i've we we're we've"),
  connectives: words('and or but yet so'),
  connectiveIdioms: words('far many much few little long as that called another'),
  correlatives: words('also'),
  circumstances: words('in during after before at on'),
  nominalBreaks: words('while whereas although though which who before after despite'),
  insertions: phrasesByLast(insertions),
  refusals: words('declined declines decline refused refuses refuse'),
  impersonal: words('worth'),
  nameMarkers: words('nicknamed titled entitled named known'),
  anonymity: words('named identified quoted anonymous anonymity'),
  quotedForms: words('quoted cited'),
  asWords: words('as'),
  absoluteLinks: words('with'),
  timeNouns: words('week month year morning afternoon evening night day today yesterday'),
  singulars: words('a an this each every'),
  negationRaising: words('think believe suppose reckon feel guess'),
  hedges: words('may might could would allegedly reportedly apparently alleged probably possibly perhaps maybe likely'),
  hedgeEndings: [],
  abilities: words('could'),
  perfectEndings: ['ed', 'en', 'n', 't', 'd'],
  futureInPast: words('would'),
  pastVerbs: words("did didn't said told wrote thought felt found read forecast"),
  pastEndings: ['ed'],
  contractions: words(
    "it's that's he's she's there's here's i'm i've i'd i'll you're you've you'd you'll he'd he'll she'd she'll it'd it'll we're we've we'd we'll they're they've they'd they'll",
  ),
  finiteVerbs: words(
    "am is are was were isn't aren't wasn't weren't has have had hasn't haven't hadn't does did do don't doesn't didn't will would shall should can could may might must won't wouldn't can't couldn't cannot said says went came took made gave got became began left held met ran saw fell rose grew kept lost paid sent won led died knew thought told brought bought built caught chose drew drove felt flew forgot fought heard hid laid rode sank sat sold shook slept spent spoke stole stood struck swore taught threw understood wore wrote broke bore blew dealt fled froze sought swept tore includes contains becomes remains seems requires allows provides needs wants takes makes gets goes comes gives continues appears exists keeps leaves loses meets pays receives runs sees sells sends serves sits stays suffers tells thinks tries understands uses wins costs means faces believes",
  ),
  finiteEndings: ['ed'],
  beforeFinite: words('i he she they we who'),
  notFinite: words('need indeed speed hundred seed feed breed weed'),
  pluralVerbs: { endings: [], not: [], after: [] },
  participleEndings: ['ing'],
  sources: phrasesByFirst(sources),
  weakSources: new Set(),
  notSources: words(
    'theory theories model models method methods plan plans schedule system rule rules principle principles needs need taste law custom tradition type size legend',
  ),
  bareAppositions: false,
  subjectRelatives: words('who which'),
  sourceRelatives: words('which'),
  reportNouns: words(
    'conclusion conclusions argument view views position explanation answer verdict opinion belief theory contention assertion allegation message warning claim charge accusation',
  ),
  agentLinks: words('by'),
});
