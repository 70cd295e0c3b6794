import type { ReportingVerbs, VerbForms } from '../reporting-words.ts';

/** French verbs that report what somebody says, by what they take and tell. The first list that names a form has it. */
export const reportingVerbs: readonly ReportingVerbs[] = [
  { act: 'asserts', takes: ['quote', 'clause', 'infinitive', 'stance', 'request'], lemmas: 'dire' },
  { act: 'asserts', takes: ['quote', 'clause', 'infinitive', 'stance'], lemmas: 'déclarer' },
  {
    act: 'asserts',
    takes: ['quote', 'clause', 'infinitive'],
    lemmas: 'affirmer prétendre soutenir indiquer jurer certifier clamer marteler',
  },
  {
    act: 'asserts',
    takes: ['quote', 'clause', 'infinitive', 'noun'],
    lemmas: 'reconnaître admettre avouer concéder confirmer révéler',
  },
  {
    act: 'asserts',
    takes: ['quote', 'clause'],
    lemmas:
      'observer remarquer insister conclure résumer argumenter arguer attester rétorquer répliquer objecter nuancer avancer commenter détailler préjuger insinuer noter écrire suggérer stipuler maintenir postuler supposer réaffirmer spécifier rapporter',
  },
  {
    act: 'asserts',
    takes: ['quote', 'clause', 'infinitive'],
    lemmas:
      'ajouter expliquer préciser raconter confier répondre répéter alléguer plaider témoigner réitérer présumer professer confesser',
  },
  { act: 'asserts', takes: ['quote', 'clause', 'infinitive', 'told'], lemmas: 'assurer' },
  { act: 'asserts', takes: ['quote', 'clause', 'told'], lemmas: 'informer avertir prévenir aviser' },
  { act: 'asserts', takes: ['quote', 'clause', 'infinitive', 'noun'], lemmas: 'rappeler' },
  { act: 'asserts', takes: ['quote', 'clause', 'noun'], lemmas: 'souligner signaler' },
  {
    act: 'asserts',
    takes: ['quote', 'clause', 'noun'],
    lemmas: 'constater relever mentionner évoquer dévoiler pointer citer',
  },
  { act: 'asserts', takes: ['clause'], lemmas: 'montrer démontrer' },
  { act: 'asserts', takes: ['clause', 'governed'], lemmas: 'savoir valoir entendre' },
  { act: 'opines', takes: ['quote', 'clause', 'infinitive'], lemmas: 'considérer penser croire' },
  { act: 'opines', takes: ['quote', 'clause', 'infinitive', 'estimate'], lemmas: 'estimer' },
  { act: 'asserts', takes: ['estimate'], lemmas: 'évaluer chiffrer' },
  { act: 'opines', takes: ['quote', 'clause', 'infinitive', 'judgement'], lemmas: 'juger' },
  { act: 'opines', takes: ['clause', 'infinitive', 'noun'], lemmas: 'craindre redouter espérer' },
  { act: 'opines', takes: ['quote', 'clause', 'noun'], lemmas: 'regretter déplorer' },
  { act: 'opines', takes: ['quote', 'noun'], lemmas: 'critiquer condamner fustiger justifier questionner' },
  { act: 'opines', takes: ['quote', 'naming'], lemmas: 'qualifier décrire' },
  {
    act: 'opines',
    takes: ['quote', 'clause', 'reflexive'],
    lemmas:
      'insurger indigner offusquer émouvoir scandaliser agacer énerver emporter enthousiasmer désoler lamenter étonner alarmer inquiéter réjouir féliciter plaindre interroger amuser excuser désespérer',
  },
  { act: 'asserts', takes: ['quote', 'clause', 'reflexive'], lemmas: 'souvenir targuer exclamer écrier' },
  { act: 'announces', takes: ['quote', 'clause', 'infinitive', 'noun'], lemmas: 'annoncer' },
  { act: 'announces', takes: ['clause', 'noun'], lemmas: 'officialiser notifier' },
  { act: 'denies', takes: ['quote', 'clause', 'infinitive', 'noun'], lemmas: 'démentir nier' },
  { act: 'denies', takes: ['quote', 'clause', 'infinitive', 'noun'], lemmas: 'contester réfuter récuser' },
  { act: 'accuses', takes: ['quote', 'accusation'], lemmas: 'accuser soupçonner' },
  { act: 'accuses', takes: ['quote', 'request', 'noun'], lemmas: 'reprocher' },
  { act: 'accuses', takes: ['request', 'governed'], lemmas: 'faire_grief' },
  { act: 'accuses', takes: ['quote', 'clause', 'noun'], lemmas: 'dénoncer' },
  { act: 'promises', takes: ['quote', 'clause', 'linkedInfinitive', 'noun'], lemmas: 'promettre' },
  { act: 'promises', takes: ['quote', 'clause', 'noun'], lemmas: 'garantir' },
  { act: 'promises', takes: ['linkedInfinitive', 'reflexive'], lemmas: 'engager' },
  { act: 'promises', takes: ['linkedInfinitive'], lemmas: 'menacer' },
  { act: 'predicts', takes: ['quote', 'clause'], lemmas: 'prévoir' },
  { act: 'predicts', takes: ['quote', 'clause', 'noun'], lemmas: 'prédire anticiper pronostiquer' },
  { act: 'predicts', takes: ['clause'], lemmas: 'parier' },
  {
    act: 'demands',
    takes: ['quote', 'clause', 'request', 'noun'],
    lemmas: 'demander exiger recommander préconiser proposer',
  },
  { act: 'demands', takes: ['clause'], lemmas: 'souhaiter' },
  { act: 'demands', takes: ['quote', 'clause', 'noun'], lemmas: 'réclamer revendiquer solliciter requérir' },
  {
    act: 'demands',
    takes: ['quote', 'request'],
    lemmas: 'appeler exhorter inviter ordonner conseiller sommer enjoindre',
  },
  { act: 'opines', takes: ['quote', 'quoteOnly', 'naming'], lemmas: 'saluer' },
  { act: 'asserts', takes: ['quote', 'quoteOnly', 'topic'], lemmas: 'parler' },
  { act: 'asserts', takes: ['linkedNoun', 'governed'], lemmas: 'faire_état faire_part' },
  {
    act: 'asserts',
    takes: ['quote', 'quoteOnly'],
    lemmas:
      'appuyer lancer lâcher poursuivre continuer reprendre réagir ironiser glisser tonner fulminer titrer tweeter soupirer murmurer crier hurler enchaîner renchérir abonder tempérer relativiser sourire scander proclamer claironner asséner gronder maugréer railler plaisanter théoriser prophétiser rassurer analyser décrypter pester tempêter narrer relater défendre vanter prôner louer protester riposter attaquer trancher temporiser embrayer philosopher compléter rectifier alerter marmonner souffler persifler acquiescer implorer supplier fanfaronner développer',
  },
];

/** Expressions of a verb and its noun, by the noun's form: their verb governs it. */
export const idiomForms: VerbForms = {
  faire_état: '|||||état||',
  faire_part: '|||||part||',
  faire_grief: '|||||grief||',
};

/** Forms that are nouns or adjectives as often as verbs. */
export const nounLikeForms = new Set(
  'annonce annonces demande demandes note notes juge juges cite critique critiques compte reproche reproches confie avance appelle promesse prétendue prétendu dit dits dite dites avoué pointe pointes défense doute craint lance lances reprise avertis relève relèves réplique répliques relate conteste murmure soupir confirme engagé engagée engagés engagées rapporte conseille conseil parle crie sourire dire savoir rappel maintenant attaque attaques riposte ripostes souffle alerte alertes tranche tranches complète complètes'.split(
    ' ',
  ),
);
