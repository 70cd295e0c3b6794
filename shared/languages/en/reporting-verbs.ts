import type { ReportingVerbs } from '../reporting-words.ts';

/** English verbs that report what somebody says, by what they take and tell. The first list that names a form has it. */
export const reportingVerbs: readonly ReportingVerbs[] = [
  { act: 'asserts', takes: ['quote', 'clause', 'bareClause'], lemmas: 'say' },
  { act: 'asserts', takes: ['quote', 'clause', 'bareClause', 'request'], lemmas: 'tell' },
  {
    act: 'asserts',
    takes: ['quote', 'clause', 'bareClause'],
    lemmas:
      'state assert insist argue maintain note explain acknowledge concede conclude stress contend reply indicate theorize',
  },
  { act: 'asserts', takes: ['quote', 'clause', 'bareClause', 'gerund'], lemmas: 'admit' },
  {
    act: 'asserts',
    takes: ['quote', 'clause', 'bareClause', 'object'],
    lemmas: 'add report reveal confirm declare write',
  },
  { act: 'asserts', takes: ['quote', 'clause', 'bareClause', 'linkedInfinitive'], lemmas: 'claim' },
  {
    act: 'asserts',
    takes: ['quote', 'clause', 'bareClause'],
    lemmas:
      'suggest testify boast complain reiterate affirm proclaim confess hypothesize speculate postulate posit attest swear opine underline underscore',
  },
  { act: 'asserts', takes: ['quote', 'clause', 'noun'], lemmas: 'disclose' },
  {
    act: 'asserts',
    takes: ['quote', 'clause'],
    lemmas:
      'observe emphasize emphasise remark respond answer recall recount reason imply point tweet comment post repeat clarify read caution counter retort lament protest joke quip muse plead exclaim hint',
  },
  { act: 'asserts', takes: ['clause'], lemmas: 'determine rule agree calculate' },
  { act: 'asserts', takes: ['quote', 'clause', 'told'], lemmas: 'inform advise assure remind notify' },
  { act: 'asserts', takes: ['clause', 'bareClause', 'object'], lemmas: 'show find' },
  {
    act: 'opines',
    takes: ['quote', 'clause', 'bareClause'],
    lemmas: 'believe think hope assume suspect suppose reckon guess',
  },
  { act: 'opines', takes: ['quote', 'clause', 'bareClause', 'object'], lemmas: 'fear feel' },
  { act: 'opines', takes: ['quote', 'naming'], lemmas: 'describe call dub characterize characterise brand label' },
  { act: 'opines', takes: ['quote', 'noun'], lemmas: 'criticize criticise condemn' },
  { act: 'announces', takes: ['quote', 'clause', 'bareClause', 'noun', 'object'], lemmas: 'announce' },
  { act: 'denies', takes: ['quote', 'clause', 'bareClause', 'object', 'noun', 'gerund'], lemmas: 'deny' },
  { act: 'denies', takes: ['quote', 'clause', 'noun', 'gerund'], lemmas: 'refute dispute' },
  { act: 'accuses', takes: ['quote', 'accusation'], lemmas: 'accuse blame' },
  { act: 'accuses', takes: ['quote', 'clause'], lemmas: 'allege' },
  {
    act: 'promises',
    takes: ['quote', 'clause', 'bareClause', 'linkedInfinitive', 'noun', 'object'],
    lemmas: 'promise',
  },
  { act: 'promises', takes: ['quote', 'clause', 'linkedInfinitive'], lemmas: 'pledge vow threaten' },
  { act: 'predicts', takes: ['quote', 'clause', 'bareClause', 'noun', 'object'], lemmas: 'predict forecast' },
  { act: 'predicts', takes: ['clause'], lemmas: 'expect anticipate foresee' },
  { act: 'promises', takes: ['clause'], lemmas: 'guarantee' },
  { act: 'asserts', takes: ['quote', 'clause', 'bareClause', 'estimate'], lemmas: 'estimate' },
  { act: 'predicts', takes: ['quote', 'clause', 'bareClause', 'told', 'linkedNoun'], lemmas: 'warn' },
  { act: 'demands', takes: ['quote', 'clause', 'noun'], lemmas: 'demand recommend propose' },
  { act: 'demands', takes: ['quote', 'request'], lemmas: 'ask urge order' },
  { act: 'demands', takes: ['noun', 'clause'], lemmas: 'request' },
  {
    act: 'asserts',
    takes: ['quote', 'quoteOnly'],
    lemmas: 'continue shout whisper cry shoot begin cite scoff sigh chime grumble laugh',
  },
  { act: 'asserts', takes: ['quote', 'quoteOnly', 'topic'], lemmas: 'speak' },
];

/** Forms that are nouns or adjectives as often as verbs. */
export const nounLikeForms = new Set(
  'state states claim claims report reports note notes comment comments post posts demand demands request requests promise promises charge charges order orders call calls fear fears hope hopes show shows reply replies answer answers remark remarks forecast forecasts estimate estimates dispute disputes threat find finds point points reason reasons stress read brand brands label labels suspect suspects guess swear underscore pledge pledges vow tweet tweets question questions blame cry shout joke go counter recall set address found protest protests sigh sighs laugh laughs chime caution counter protests hint hints rule rules guarantee guarantees plead joke jokes quip quips'.split(
    ' ',
  ),
);
