import type { SpeakerKind } from '../../domain/claim.ts';
import type { Span } from '../../domain/span.ts';
import { spanOf } from '../../text/tokens.ts';
import type { Analysis } from '../analysis.ts';

/** Tokens `[first, end)`. */
export type TokenRange = readonly [first: number, end: number];

/** Somebody or something that an article speaks of. */
export interface Entity {
  /** Its fullest name in the article; of one without a proper name, the words that tell which one it is; null when nothing does. */
  name: string | null;
  /** The name's words, as in `norm`, without particles. */
  readonly words: readonly string[];
  /** Has it a name of its own, by which it is the same in any article? */
  readonly proper: boolean;
  gender: 'm' | 'f' | null;
  readonly plural: boolean;
  kind: SpeakerKind | null;
  /** What it is called beside its name: "directeur par intérim de l'agence". */
  readonly roles: TokenRange[];
  /** A body whose spokesman speaks here: "she" may be taken for him or her. */
  readonly voiced?: true;
  /** How often its name stands in the article. */
  mentions: number;
}

/** One place where an entity is named. */
export interface Naming {
  readonly at: number;
  readonly end: number;
  readonly entity: Entity;
  /** What it is called right there: "l'envoyé russe [Luc Morin]". */
  readonly role: TokenRange | null;
}

/** The names of an article, in the order of the text, each with whom it names. */
export interface Entities {
  readonly namings: readonly Naming[];
  /** By token: the name that begins there. */
  readonly at: ReadonlyMap<number, Naming>;
  /** Entities by a word of a role: whom "le président" may stand for. */
  readonly byRoleWord: ReadonlyMap<string, readonly Entity[]>;
  /** Entities by the first word of a role: "chargé". */
  readonly byRoleOpening: ReadonlyMap<string, readonly Entity[]>;
  /** Named entities by a word of their name. */
  readonly byNameWord: ReadonlyMap<string, readonly Entity[]>;
  /** By the first token of a role: it belongs to a name. */
  readonly roleStarts: ReadonlySet<number>;
}

export const textOf = ({ source, tokens }: Analysis, [first, end]: TokenRange): string => {
  const span: Span = spanOf(tokens, first, end);
  return source.slice(...span);
};

/** Whether a person of one gender can be meant by a word of another: unknown ones always can. */
export const agrees = (one: 'm' | 'f' | null, other: 'm' | 'f' | null): boolean =>
  one === null || other === null || one === other;
