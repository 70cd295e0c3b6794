/** What a word tells of whether a statement can and should be checked. */
export const worthClasses = [
  /** "plus", "contre", "que l'an dernier", "than", "compared". */
  'comparison',
  /** "en raison", "provoqué", "because", "led to". */
  'cause',
  /** "premier", "record", "jamais", "largest". */
  'record',
  /** "loi", "interdire", "court", "banned". */
  'law',
  /** Acts and events of consequence: "condamné", "tué", "élu", "arrested". */
  'act',
  /** Where a figure or a finding comes from: "étude", "rapport", "survey". */
  'evidence',
  /** Taste, feeling, wish: "beau", "espère", "hope", "proud". */
  'opinion',
  /** What is yet to come or to be done: "devrait", "will", "prévu". */
  'prediction',
  /** The business of the day: "réunion", "visite", "interview". */
  'procedure',
  /** "je", "nous", "I", "we". */
  'self',
  /** Money, health, work, safety: what concerns the public. */
  'public',
] as const;
export type WorthClass = (typeof worthClasses)[number];

/** By class: words as in `norm`, a space between them; "condamn*" stands for every word that begins so. */
export type WorthWords = Readonly<Record<WorthClass, string>>;
