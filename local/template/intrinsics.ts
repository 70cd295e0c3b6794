import { TemplateError, type TemplatePlace } from './template-error.ts';

/** What a template's values may refer to. Both return undefined for a name that does not exist. */
export interface Scope {
  /** `Ref`: of a resource, parameter or pseudo parameter. */
  ref(name: string): unknown;
  /** `Fn::GetAtt`. */
  attribute(logicalId: string, name: string): unknown;
}

/** The value of `Ref: AWS::NoValue`: the property, or element, is as if it had not been written. */
export const noValue = Symbol('AWS::NoValue');

type Intrinsic = (argument: unknown, context: Context) => unknown;
interface Context {
  readonly scope: Scope;
  readonly place: TemplatePlace;
  /** Evaluates an argument in its turn. */
  value(argument: unknown): unknown;
  fail(reason: ConstructorParameters<typeof TemplateError>[0], what: string): never;
}

const intrinsics: Record<string, Intrinsic> = {
  Ref(name, { scope, fail }) {
    if (typeof name !== 'string') return fail('malformed-template', 'Ref takes a name');
    return scope.ref(name) ?? fail('unknown-reference', `nothing in the template is named ${name}`);
  },
  'Fn::GetAtt'(argument, context) {
    const [logicalId, ...names] =
      typeof argument === 'string' ? argument.split('.') : list(argument, 'Fn::GetAtt', context);
    return attribute(String(logicalId), names.join('.'), context);
  },
  'Fn::Join'(argument, context) {
    const [delimiter, parts] = list(argument, 'Fn::Join', context);
    const values = list(context.value(parts), 'Fn::Join', context);
    return values.map((part) => text(part, 'Fn::Join', context)).join(text(delimiter, 'Fn::Join', context));
  },
  'Fn::Split'(argument, context) {
    const [delimiter, source] = list(argument, 'Fn::Split', context);
    return text(context.value(source), 'Fn::Split', context).split(text(delimiter, 'Fn::Split', context));
  },
  'Fn::Select'(argument, context) {
    const [index, source] = list(argument, 'Fn::Select', context);
    const values = list(context.value(source), 'Fn::Select', context);
    return (
      values[Number(context.value(index))] ?? context.fail('malformed-template', `Fn::Select has no element ${index}`)
    );
  },
  'Fn::Sub'(argument, context) {
    const [pattern, given] = typeof argument === 'string' ? [argument, {}] : list(argument, 'Fn::Sub', context);
    const variables = context.value(given ?? {}) as Record<string, unknown>;
    return text(pattern, 'Fn::Sub', context).replaceAll(/\$\{(!?)([^{}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (Object.hasOwn(variables, name)) return text(variables[name], 'Fn::Sub', context);
      const dot = name.indexOf('.');
      const value =
        dot > 0
          ? attribute(name.slice(0, dot), name.slice(dot + 1), context)
          : (context.scope.ref(name) ?? context.fail('unknown-reference', `nothing in the template is named ${name}`));
      return text(value, 'Fn::Sub', context);
    });
  },
};

/** The intrinsic functions that `evaluate` knows. */
const knownIntrinsics: readonly string[] = Object.keys(intrinsics);

function attribute(logicalId: string, name: string, { scope, fail }: Context): unknown {
  return (
    scope.attribute(logicalId, name) ??
    fail('unknown-reference', `the local stack knows no attribute ${logicalId}.${name}`)
  );
}

function list(value: unknown, name: string, { fail }: Context): unknown[] {
  return Array.isArray(value) ? value : fail('malformed-template', `${name} takes a list`);
}

function text(value: unknown, name: string, { fail }: Context): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : fail('malformed-template', `${name} takes text, not ${JSON.stringify(value)}`);
}

/**
 * Replaces every intrinsic function in a template's value, at any depth.
 * @throws TemplateError for an intrinsic, a name or an attribute that is not known, at the path where it stands.
 */
export function evaluate(value: unknown, scope: Scope, place: TemplatePlace): unknown {
  if (Array.isArray(value)) {
    return value
      .map((element, index) => evaluate(element, scope, { ...place, path: `${place.path ?? ''}[${index}]` }))
      .filter((element) => element !== noValue);
  }
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value);
  const name = keys.find((key) => key.startsWith('Fn::') || (key === 'Ref' && keys.length === 1));
  if (name === undefined) {
    const entries = Object.entries(value)
      .map(
        ([key, child]) =>
          [key, evaluate(child, scope, { ...place, path: place.path ? `${place.path}.${key}` : key })] as const,
      )
      .filter(([, child]) => child !== noValue);
    return Object.fromEntries(entries);
  }
  const fail = (reason: ConstructorParameters<typeof TemplateError>[0], what: string): never => {
    throw new TemplateError(reason, place, what);
  };
  const intrinsic = Object.hasOwn(intrinsics, name) ? intrinsics[name] : undefined;
  if (!intrinsic || keys.length > 1) {
    return fail(
      'unknown-intrinsic',
      `the local stack does not know the intrinsic ${name} (it knows ${knownIntrinsics.join(', ')})`,
    );
  }
  const argumentPlace = { ...place, path: `${place.path ?? ''}.${name}` };
  return intrinsic((value as Record<string, unknown>)[name], {
    scope,
    place,
    fail,
    value: (argument) => evaluate(argument, scope, argumentPlace),
  });
}
