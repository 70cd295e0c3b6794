import { BlockList, isIP } from 'node:net';

/** A pattern that EventBridge would refuse, or that holds something the local bus does not know. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
  readonly path: string;

  constructor(path: string, what: string) {
    super(what);
    this.path = path;
  }
}

/** Tells whether one leaf of an event (text, number, boolean or null) is accepted. */
export type Test = (leaf: unknown) => boolean;
type Operator = (argument: unknown, path: string) => Test;

/** The documented operators, less `exists: false`, which is about what is not there ({@link isAbsenceTest}). */
const operators: Record<string, Operator> = {
  exists: (argument, path) => (typeof argument === 'boolean' ? () => true : refuse(path, 'exists takes true or false')),
  'equals-ignore-case': (argument, path) => {
    const wanted = text(argument, path).toLowerCase();
    return (leaf) => typeof leaf === 'string' && leaf.toLowerCase() === wanted;
  },
  prefix: affix((leaf, wanted) => leaf.startsWith(wanted)),
  suffix: affix((leaf, wanted) => leaf.endsWith(wanted)),
  wildcard: (argument, path) => {
    const matches = glob(text(argument, path), path);
    return (leaf) => typeof leaf === 'string' && matches(leaf);
  },
  numeric: (argument, path) => {
    if (!Array.isArray(argument) || (argument.length !== 2 && argument.length !== 4)) {
      return refuse(path, 'numeric takes one or two pairs of a comparison and a number');
    }
    const tests = [0, 2].slice(0, argument.length / 2).map((at) => numericTest(argument[at], argument[at + 1], path));
    return (leaf) => typeof leaf === 'number' && tests.every((test) => test(leaf));
  },
  cidr: (argument, path) => {
    const [address = '', prefixLength] = text(argument, path).split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    const range = new BlockList();
    try {
      range.addSubnet(address, Number(prefixLength), family);
    } catch {
      return refuse(path, `${argument} is not an address range`);
    }
    return (leaf) =>
      typeof leaf === 'string' && isIP(leaf) !== 0 && range.check(leaf, isIP(leaf) === 6 ? 'ipv6' : 'ipv4');
  },
  'anything-but': (argument, path) => {
    if (isObject(argument)) {
      const [name, value] = single(argument, path);
      if (!['prefix', 'suffix', 'equals-ignore-case', 'wildcard'].includes(name)) {
        return refuse(path, `anything-but does not know the operator ${name}`);
      }
      const tests = [value].flat().map((wanted) => compileComparison({ [name]: wanted }, `${path}.${name}`));
      return (leaf) => !tests.some((test) => test(leaf));
    }
    const unwanted = [argument].flat();
    if (unwanted.length === 0 || unwanted.some(isObject))
      return refuse(path, 'anything-but takes values, or one operator');
    return (leaf) => !unwanted.includes(leaf);
  },
};

/** The names of the operators that are known. */
const knownOperators: readonly string[] = Object.keys(operators);

/** Whether a comparison is `{ "exists": false }`. */
export function isAbsenceTest(comparison: unknown): boolean {
  return isObject(comparison) && comparison.exists === false && Object.keys(comparison).length === 1;
}

/**
 * Reads one accepted value (text, number, boolean, null) or one comparison (`{ "prefix": "news/" }`).
 * @throws PatternError for an operator that is not known or is misused.
 */
export function compileComparison(comparison: unknown, path: string): Test {
  if (Array.isArray(comparison)) return refuse(path, 'a list may not hold a list');
  if (!isObject(comparison)) return (leaf) => leaf === comparison;
  const [name, argument] = single(comparison, path);
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (!operator)
    return refuse(path, `the local bus does not know the operator ${name} (it knows ${knownOperators.join(', ')})`);
  return operator(argument, `${path}.${name}`);
}

function affix(matches: (leaf: string, wanted: string) => boolean): Operator {
  return (argument, path) => {
    if (!isObject(argument)) {
      const wanted = text(argument, path);
      return (leaf) => typeof leaf === 'string' && matches(leaf, wanted);
    }
    const [name, value] = single(argument, path);
    if (name !== 'equals-ignore-case') return refuse(path, `only equals-ignore-case may stand here, not ${name}`);
    const wanted = text(value, path).toLowerCase();
    return (leaf) => typeof leaf === 'string' && matches(leaf.toLowerCase(), wanted);
  };
}

function numericTest(comparison: unknown, bound: unknown, path: string): (value: number) => boolean {
  if (typeof bound !== 'number') return refuse(path, 'numeric compares with a number');
  switch (comparison) {
    case '=':
      return (value) => value === bound;
    case '<':
      return (value) => value < bound;
    case '<=':
      return (value) => value <= bound;
    case '>':
      return (value) => value > bound;
    case '>=':
      return (value) => value >= bound;
    default:
      return refuse(path, `numeric does not know the comparison ${comparison}`);
  }
}

/** `*` stands for any text; `\*` and `\\` for themselves. Segments are sought left to right, so cost stays linear in the text. */
function glob(pattern: string, path: string): (leaf: string) => boolean {
  if (/(?<!\\)(?:\\\\)*\*\*/.test(pattern)) return refuse(path, 'two wildcards may not stand side by side');
  const segments = [''];
  for (const [token] of pattern.matchAll(/\\[*\\]|[\s\S]/gu)) {
    if (token === '*') segments.push('');
    else segments[segments.length - 1] += token.length > 1 && token.startsWith('\\') ? token.slice(1) : token;
  }
  const first = segments[0]!;
  const last = segments.at(-1)!;
  if (segments.length === 1) return (leaf) => leaf === first;
  return (leaf) => {
    if (!leaf.startsWith(first)) return false;
    let at = first.length;
    for (const segment of segments.slice(1, -1)) {
      const found = leaf.indexOf(segment, at);
      if (found < 0) return false;
      at = found + segment.length;
    }
    return leaf.length - last.length >= at && leaf.endsWith(last);
  };
}

function single(object: Record<string, unknown>, path: string): [string, unknown] {
  const entries = Object.entries(object);
  return entries.length === 1 ? entries[0]! : refuse(path, 'a comparison is an object with one operator');
}

function text(value: unknown, path: string): string {
  return typeof value === 'string' ? value : refuse(path, 'text is expected here');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(path: string, what: string): never {
  throw new PatternError(path, what);
}
