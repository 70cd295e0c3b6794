import * as z from 'zod';
import type { LocalServices } from './local-services.ts';
import { TemplateError } from './template-error.ts';

/** What a resource is known by to the rest of the template. */
export interface ResourceValues {
  /** The value of `Ref`. */
  readonly ref: string;
  /** The values of `Fn::GetAtt`; a function where asking for one has a consequence. */
  readonly attributes: Readonly<Record<string, string | (() => string)>>;
}

/** One resource to be made, its properties evaluated and checked. */
export interface CreateRequest<Properties> {
  readonly logicalId: string;
  readonly properties: Properties;
  readonly services: LocalServices;
  /** A name as CloudFormation would make one of the stack's name and the logical id, of at most `maxLength` characters. */
  physicalName(maxLength: number): string;
  /** Refuses the resource for what stands at `path` below its properties. */
  invalid(path: string, what: string): TemplateError;
}

/** A type of resource that the local stack can make. */
export interface ResourceType {
  readonly type: string;
  readonly properties: z.ZodType;
  create(request: CreateRequest<unknown>): ResourceValues;
}

/**
 * Declares a resource type. `properties` is a strict schema: it names each property that is used and each that is left out here
 * ({@link ignored}, with the reason), so that a property which nobody has thought about is an error.
 */
export function resourceType<Schema extends z.ZodType>(definition: {
  readonly type: string;
  readonly properties: Schema;
  create(request: CreateRequest<z.output<Schema>>): ResourceValues;
}): ResourceType {
  return { ...definition, create: (request) => definition.create(request as CreateRequest<z.output<Schema>>) };
}

/** A property that is valid and has no effect on the local stack, for the reason given. */
export function ignored(reason: string): z.ZodType {
  return z.unknown().optional().describe(reason);
}

/**
 * Declares a resource type that has no effect here, for the reason given. Its properties are listed all the same, and their
 * references are followed, so that a misspelt name is still found.
 */
export function inertType(definition: {
  readonly type: string;
  readonly reason: string;
  readonly properties: readonly string[];
  readonly values?: (request: CreateRequest<unknown>) => ResourceValues;
}): ResourceType {
  return resourceType({
    type: definition.type,
    properties: z.strictObject(
      Object.fromEntries(definition.properties.map((name) => [name, ignored(definition.reason)])),
    ),
    create: definition.values ?? ((request) => ({ ref: request.physicalName(64), attributes: {} })),
  });
}

/** Turns the first fault that a property schema found into an error that names the resource and the path. */
export function propertyError(place: { logicalId: string; resourceType: string }, error: z.ZodError): TemplateError {
  const issue = error.issues[0]!;
  const at = (path: readonly PropertyKey[]) =>
    path.reduce<string>((text, key) => text + (typeof key === 'number' ? `[${key}]` : `.${String(key)}`), 'Properties');
  if (issue.code === 'unrecognized_keys') {
    return new TemplateError(
      'unknown-property',
      { ...place, path: at([...issue.path, issue.keys[0]!]) },
      'the local stack does not know this property; declare it in local/template/resources as used, or as ignored with the reason',
    );
  }
  return new TemplateError('invalid-property', { ...place, path: at(issue.path) }, issue.message);
}
