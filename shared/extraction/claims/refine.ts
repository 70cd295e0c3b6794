import type { Analysis } from '../analysis.ts';
import { type Ruled, spanOfReading, type Trace } from '../rule.ts';
import type { ClaimDraft } from './claim-draft.ts';
import { claimRules } from './claim-rules.ts';

const rank = new Map(claimRules.map(({ name }, i) => [name, i]));
const incises: ReadonlySet<string> = new Set([
  'claim.incise',
  'claim.incise.subject',
  'claim.quote.incise',
  'claim.as',
  'claim.as.behind',
]);
type RuledDraft = Ruled<ClaimDraft>;

/** Which of two that read the same words wins: quoted before unquoted, then the rule that stands first. */
const before = (a: RuledDraft, b: RuledDraft): boolean => (rank.get(a.rule) ?? 0) < (rank.get(b.rule) ?? 0);

const holds = (outer: ClaimDraft, inner: { readonly first: number; readonly end: number }) =>
  outer.first <= inner.first && inner.end <= outer.end;

/** Why the second of two overlapping drafts must go, or the first; null when both stand: one reports the other. */
const loser = (a: RuledDraft, b: RuledDraft): { readonly drop: RuledDraft; readonly reason: string } | null => {
  if (a.found.end <= b.found.first || b.found.end <= a.found.first) return null;
  const [outer, inner] = holds(a.found, b.found) ? [a, b] : [b, a];
  const same = a.found.first === b.found.first && a.found.end === b.found.end;
  if (!same && holds(outer.found, inner.found)) {
    const { cue } = inner.found;
    // Nested attribution: the inner cue is part of what the outer one reports.
    if (cue !== null && holds(outer.found, cue) && outer.found.cue?.first !== cue.first)
      return outer.found.cue?.negated ? { drop: inner, reason: 'what is withheld reports nothing' } : null;
    if (outer.found.cue?.first === cue?.first)
      return { drop: before(outer, inner) ? inner : outer, reason: 'another rule reads the same cue' };
    if (outer.found.cue !== null && cue !== null && holds(inner.found, outer.found.cue))
      return { drop: outer, reason: 'its cue is part of a content' };
    return { drop: inner, reason: 'a longer content covers it' };
  }
  return { drop: before(a, b) ? b : a, reason: 'another rule reads the same words' };
};

/** So many words without any mark are no sentence: nothing tells where the content ends. */
const longestRun = 60;

const isRunOn = ({ tokens }: Analysis, { kind, first, end }: ClaimDraft): boolean => {
  if (kind === 'direct') return false;
  let run = 0;
  for (let i = first; i < end; i++) {
    if (tokens[i]?.kind === 'punctuation') run = 0;
    else if (++run > longestRun) return true;
  }
  return false;
};

/** Refiner: of drafts that overlap keeps the more specific, unless one is part of what the other reports. In the order of the text. */
export const refineDrafts = (drafts: readonly RuledDraft[], analysis: Analysis, trace?: Trace): RuledDraft[] => {
  const dropped = new Set<RuledDraft>();
  const sorted = [...drafts].sort((a, b) => a.found.first - b.found.first || b.found.end - a.found.end);
  let open: RuledDraft[] = [];
  for (const draft of sorted) {
    if (isRunOn(analysis, draft.found)) {
      dropped.add(draft);
      trace?.({
        rule: draft.rule,
        span: spanOfReading(analysis, draft.found),
        outcome: 'dropped',
        reason: 'too many words without a mark',
      });
      continue;
    }
    open = open.filter((other) => other.found.end > draft.found.first && !dropped.has(other));
    for (const other of open) {
      if (dropped.has(other)) continue;
      const lost = loser(other, draft);
      if (lost === null) continue;
      dropped.add(lost.drop);
      trace?.({
        rule: lost.drop.rule,
        span: spanOfReading(analysis, lost.drop.found),
        outcome: 'dropped',
        reason: lost.reason,
      });
      if (lost.drop === draft) break;
    }
    if (!dropped.has(draft)) open.push(draft);
  }
  // Where an incise reads a cue, what follows the verb is its subject and no content: "…, a annoncé [le président]".
  const incised = new Set(
    sorted.flatMap(({ rule, found }) => (incises.has(rule) && found.cue !== null ? [found.cue.first] : [])),
  );
  return sorted.filter((draft) => {
    if (dropped.has(draft)) return false;
    const { rule, found } = draft;
    if (incises.has(rule) || found.cue === null || !incised.has(found.cue.first) || found.first < found.cue.first)
      return true;
    if (rule.startsWith('claim.quote')) return true;
    trace?.({ rule, span: spanOfReading(analysis, found), outcome: 'dropped', reason: 'an incise reads the same cue' });
    return false;
  });
};
