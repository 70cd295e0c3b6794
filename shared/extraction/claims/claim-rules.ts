import type { ClaimRule } from './claim-draft.ts';
import { asBehindRule, asRule } from './rules/as.ts';
import { bareClauseRule, clauseRule } from './rules/clause.ts';
import { colonRule } from './rules/colon.ts';
import { estimateRule } from './rules/estimate.ts';
import { inciseRule, inciseSubjectFirstRule } from './rules/incise.ts';
import { accusationRule, accusedRule, infinitiveRule } from './rules/infinitive.ts';
import { namingRule } from './rules/naming.ts';
import { nominalRule, stanceRule } from './rules/nominal.ts';
import { nounClauseRule, nounSourceRule } from './rules/noun-cue.ts';
import { passiveRule } from './rules/passive.ts';
import { quoteFloatingRule, quoteSignedRule } from './rules/quote-floating.ts';
import { quoteInciseRule, quoteInnerRestRule, quoteInnerRule, quoteResumedRule } from './rules/quote-incise.ts';
import { quoteColonRule, quoteIntroducedRule } from './rules/quote-introduced.ts';
import { sourceBehindRule, sourceRule } from './rules/source.ts';
import { judgementRule, topicRule } from './rules/topic.ts';

/** All ways to report what somebody says. Of two that read the same words, the one that stands first here wins. */
export const claimRules: readonly ClaimRule[] = [
  clauseRule,
  quoteInciseRule,
  quoteResumedRule,
  quoteIntroducedRule,
  quoteColonRule,
  quoteSignedRule,
  quoteInnerRule,
  quoteInnerRestRule,
  quoteFloatingRule,
  namingRule,
  judgementRule,
  topicRule,
  estimateRule,
  accusationRule,
  accusedRule,
  infinitiveRule,
  stanceRule,
  sourceRule,
  sourceBehindRule,
  asRule,
  asBehindRule,
  nounSourceRule,
  nounClauseRule,
  inciseRule,
  inciseSubjectFirstRule,
  bareClauseRule,
  colonRule,
  nominalRule,
  passiveRule,
];
