/** What a word tells of whether a statement can and should be checked. */
export const worthClasses = [
  /** What people suffer: "tué", "incendie", "flood", "wounded". */
  'harm',
  /** What harm comes of, and who has it: "arme", "guerre", "risque", "victim". */
  'threat',
  /** Crime and its pursuit: "arrêté", "fraude", "trial". */
  'crime',
  /** Who pursues it and where: "tribunal", "police", "judge", "prison". */
  'justice',
  /** What is in force: "loi", "interdire", "constitution", "banned". */
  'law',
  /** What somebody decides, with consequences: "adopté", "élu", "closed", "withdrew". */
  'decision',
  /** What concerns the public: money, work, health, schools, climate, arms. */
  'public',
  /** "en raison", "provoqué", "because", "led to". */
  'cause',
  /** "plus", "majorité", "baisse", "than", "majority", "rose". */
  'comparison',
  /** What stands out of a series: "premier", "record", "jamais", "largest". */
  'record',
  /** Taste, feeling, wish, and what only seems so: "beau", "espère", "semble", "proud". */
  'opinion',
  /** What is yet to come: "prévu", "demain", "will", and the forms of the future. */
  'prediction',
  /** The business of the day: ceremonies, shows, matches, meetings, interviews. */
  'procedure',
  /** What could be anything: "plusieurs", "situation", "some", "issues". */
  'vague',
  /** "je", "nous", "I", "we". */
  'self',
] as const;
export type WorthClass = (typeof worthClasses)[number];

/**
 * By class: words as in `norm`, a space between them. "condamn*" stands for every word that begins so, "lead_to" for two words; "!" in front of a
 * word or of such a beginning takes it out again: "libér* !libéral*". Words of quantities ("million", "double") and dates ("last week") need not
 * stand here: where they belong to one that was read they are not looked up.
 */
export type WorthWords = Readonly<Record<WorthClass, string>>;
