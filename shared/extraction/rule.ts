import type { Language } from '../domain/language.ts';
import type { Span } from '../domain/span.ts';
import type { Analysis } from './analysis.ts';

/** What a rule read: the tokens `[first, end)`. */
export interface Reading {
  readonly first: number;
  readonly end: number;
  /** How many code units at the end of its last token are no part of it: "six[-member]". */
  readonly short?: number;
}

/** The rule recognised what stands here, and that it is not what it reads. */
export interface Rejection {
  readonly rejected: string;
}

/** A text in which the rule must read just this; `reads` is the exact words of the reading. */
export interface Example {
  readonly language: Language;
  readonly text: string;
  readonly reads: string;
}

/** A text that looks like an example, in which the rule must read nothing. */
export interface LookAlike {
  readonly language: Language;
  readonly text: string;
}

/** One way to say something, as a value. It fires on tokens that have any of its trigger tags. */
export interface Rule<Found extends Reading, Context = undefined> {
  readonly name: string;
  readonly triggers: number;
  readonly examples: readonly Example[];
  readonly lookAlikes: readonly LookAlike[];
  read(analysis: Analysis, at: number, context: Context): Found | Rejection | null;
}

/** What explanations are made of: each firing of a rule, and what became of it. */
export interface TraceEvent {
  readonly rule: string;
  readonly span: Span;
  readonly outcome: 'read' | 'rejected' | 'dropped';
  readonly reason: string | null;
}
export type Trace = (event: TraceEvent) => void;

export interface Ruled<Found extends Reading> {
  readonly rule: string;
  readonly found: Found;
}

/** Fires each rule on its triggers, in the order of the text; at one token the rules stand in the order of the list. `extentAt` tells which words a rejection at a token is of; by default that token. */
export const applyRules = <Found extends Reading, Context>(
  rules: readonly Rule<Found, Context>[],
  analysis: Analysis,
  context: Context,
  trace?: Trace,
  extentAt?: (at: number) => Reading | null,
): Ruled<Found>[] => {
  const read: Ruled<Found>[] = [];
  const any = rules.reduce((mask, rule) => mask | rule.triggers, 0);
  const triggers = Int32Array.from(rules, (rule) => rule.triggers);
  const { tokens, tags, masked } = analysis;
  for (let at = 0; at < tokens.length; at++) {
    const here = tags[at] as number;
    if ((here & any) === 0 || masked[at] === 1) continue;
    for (let i = 0; i < triggers.length; i++) {
      if ((here & (triggers[i] as number)) === 0) continue;
      const rule = rules[i] as Rule<Found, Context>;
      const result = rule.read(analysis, at, context);
      if (result === null) continue;
      if ('rejected' in result) {
        const span = trace && spanOfReading(analysis, extentAt?.(at) ?? { first: at, end: at + 1 });
        if (span !== undefined) trace?.({ rule: rule.name, span, outcome: 'rejected', reason: result.rejected });
        continue;
      }
      trace?.({ rule: rule.name, span: spanOfReading(analysis, result), outcome: 'read', reason: null });
      read.push({ rule: rule.name, found: result });
    }
  }
  return read;
};

export const spanOfReading = ({ tokens }: Analysis, { first, end, short = 0 }: Reading): Span => [
  (tokens[first] as { start: number }).start,
  (tokens[end - 1] as { end: number }).end - short,
];

/** Is any token of `[first, end)` marked? */
export const anyIn = (marked: Uint8Array, first: number, end: number): boolean => {
  for (let i = first; i < end; i++) if (marked[i] === 1) return true;
  return false;
};

/** The rule that already reads a token of `[first, end)`. */
const coveredBy = (owners: ReadonlyMap<number, string> | null, first: number, end: number): string | undefined => {
  for (let i = first; i < end; i++) if (owners?.has(i)) return owners.get(i);
  return undefined;
};

/** Refiner: of readings that overlap keeps the longest, of equals the one whose rule stands first; the rest are dropped. */
export const dropOverlaps = <Found extends Reading>(
  read: readonly Ruled<Found>[],
  analysis: Analysis,
  trace?: Trace,
): Ruled<Found>[] => {
  const length = ({ found }: Ruled<Found>) => found.end - found.first;
  const taken = new Uint8Array(analysis.tokens.length);
  const owners = trace === undefined ? null : new Map<number, string>();
  const kept: Ruled<Found>[] = [];
  for (const one of [...read].sort((a, b) => length(b) - length(a))) {
    const { first, end } = one.found;
    if (anyIn(taken, first, end)) {
      trace?.({
        rule: one.rule,
        span: spanOfReading(analysis, one.found),
        outcome: 'dropped',
        reason: `${coveredBy(owners, first, end)} reads it`,
      });
      continue;
    }
    taken.fill(1, first, end);
    if (owners !== null) for (let i = first; i < end; i++) owners.set(i, one.rule);
    kept.push(one);
  }
  return kept.sort((a, b) => a.found.first - b.found.first);
};
