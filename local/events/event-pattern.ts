import { compileComparison, isAbsenceTest, PatternError, type Test } from './comparison.ts';

/** Tells whether an event matches. */
export type EventMatcher = (event: unknown) => boolean;

/**
 * Reads an EventBridge event pattern: nested objects whose leaves are lists of accepted values and comparisons, with `$or` at any
 * level. The comparisons are those that AWS documents (comparison.ts).
 * @throws PatternError, at the path in the pattern, for an operator that is not known or that is misused.
 */
export function compileEventPattern(pattern: unknown, path = ''): EventMatcher {
  if (!isRecord(pattern)) throw new PatternError(path, 'a pattern is an object whose leaves are lists');
  const entries = Object.entries(pattern);
  if (entries.length === 0) throw new PatternError(path, 'a pattern may not be empty');
  const tests = entries.map(([name, value]) => {
    const at = path ? `${path}.${name}` : name;
    return name === '$or' && Array.isArray(value) && value.every(isRecord)
      ? compileOr(value, at)
      : compileField(name, value, at);
  });
  return (event) => tests.every((test) => test(event));
}

function compileOr(alternatives: unknown[], path: string): EventMatcher {
  if (alternatives.length < 2) throw new PatternError(path, '$or takes at least two patterns');
  const tests = alternatives.map((alternative, index) => compileEventPattern(alternative, `${path}[${index}]`));
  return (event) => tests.some((test) => test(event));
}

function compileField(name: string, value: unknown, path: string): EventMatcher {
  if (!Array.isArray(value)) {
    const within = compileEventPattern(value, path);
    return (event) => {
      const child = isRecord(event) && Object.hasOwn(event, name) ? event[name] : undefined;
      // In a list of objects, one that matches is enough; in an absent object only "exists": false can hold.
      return Array.isArray(child) && child.length > 0 ? child.some(within) : within(isRecord(child) ? child : {});
    };
  }
  if (value.length === 0) throw new PatternError(path, 'a list of accepted values may not be empty');
  const present: Test[] = [];
  let acceptsAbsence = false;
  for (const [index, comparison] of value.entries()) {
    if (isAbsenceTest(comparison)) acceptsAbsence = true;
    else present.push(compileComparison(comparison, `${path}[${index}]`));
  }
  return (event) => {
    const child = isRecord(event) && Object.hasOwn(event, name) ? event[name] : undefined;
    // Comparisons are of leaves only: an object is as absent as nothing at all.
    const leaves = (Array.isArray(child) ? child : [child]).filter((leaf) => leaf !== undefined && !isRecord(leaf));
    if (leaves.length === 0) return acceptsAbsence;
    return leaves.some((leaf) => present.some((test) => test(leaf)));
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
