import { evaluate, noValue, type Scope } from './intrinsics.ts';
import type { LocalServices } from './local-services.ts';
import { resourceTypes } from './registry.ts';
import { propertyError, type ResourceType, type ResourceValues } from './resource-type.ts';
import type { Template } from './template.ts';
import { TemplateError } from './template-error.ts';

/** A resource as it stands: its type and its names. */
export interface LocalResource extends ResourceValues {
  readonly type: string;
}

/** A template carried out. */
export interface Interpretation {
  /** By logical id. */
  readonly resources: ReadonlyMap<string, LocalResource>;
  /** The evaluated `Outputs`. */
  readonly outputs: Readonly<Record<string, string>>;
}

/**
 * Makes every resource of a template in `services`, each after those it refers to or depends on.
 * @throws TemplateError at the first thing that the local stack does not know, naming resource, type and path.
 */
export function interpret(
  template: Template,
  services: LocalServices,
  types: readonly ResourceType[] = resourceTypes,
): Interpretation {
  const known = new Map(types.map((type) => [type.type, type]));
  const made = new Map<string, LocalResource>();
  const inProgress: string[] = [];
  const pseudo: Record<string, unknown> = {
    'AWS::Region': services.region,
    'AWS::AccountId': services.accountId,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': services.stackName,
    'AWS::StackId': `arn:aws:cloudformation:${services.region}:${services.accountId}:stack/${services.stackName}/local`,
    'AWS::NoValue': noValue,
  };
  const scope: Scope = {
    ref: (name) => pseudo[name] ?? parameter(name) ?? make(name)?.ref,
    attribute: (logicalId, name) => {
      const value = make(logicalId)?.attributes[name];
      return typeof value === 'function' ? value() : value;
    },
  };

  // A parameter that is read from the account (an SSM parameter) has no value here, so a reference to it is refused.
  function parameter(name: string): unknown {
    const declared = template.Parameters?.[name];
    return declared?.Type.startsWith('AWS::') ? undefined : declared?.Default;
  }

  function make(logicalId: string): LocalResource | undefined {
    const resource = Object.hasOwn(template.Resources, logicalId) ? template.Resources[logicalId] : undefined;
    const standing = made.get(logicalId);
    if (!resource || standing) return standing;
    const place = { logicalId, resourceType: resource.Type };
    if (inProgress.includes(logicalId)) {
      const circle = [...inProgress.slice(inProgress.indexOf(logicalId)), logicalId].join(' → ');
      throw new TemplateError('circular-reference', place, circle);
    }
    const type = known.get(resource.Type);
    if (!type)
      throw new TemplateError('unknown-resource-type', place, 'the local stack does not know this type of resource');
    inProgress.push(logicalId);
    for (const name of [resource.DependsOn ?? []].flat()) {
      if (!make(name))
        throw new TemplateError('unknown-reference', { ...place, path: 'DependsOn' }, `no resource is named ${name}`);
    }
    const evaluated = evaluate(resource.Properties ?? {}, scope, { ...place, path: 'Properties' });
    const properties = type.properties.safeParse(evaluated);
    if (!properties.success) throw propertyError(place, properties.error);
    const values = type.create({
      logicalId,
      properties: properties.data,
      services,
      physicalName: (maxLength) => physicalName(services.stackName, logicalId, maxLength),
      invalid: (path, what) => new TemplateError('invalid-property', { ...place, path: `Properties.${path}` }, what),
    });
    inProgress.pop();
    const standingNow = { type: resource.Type, ...values };
    made.set(logicalId, standingNow);
    return standingNow;
  }

  for (const logicalId of Object.keys(template.Resources)) make(logicalId);
  const outputs = Object.entries(template.Outputs ?? {}).map(
    ([name, output]) => [name, String(evaluate(output.Value, scope, { path: `Outputs.${name}.Value` }))] as const,
  );
  return { resources: made, outputs: Object.fromEntries(outputs) };
}

// A name that is too long loses its middle, since CDK ends logical ids in the hash that makes them unique.
function physicalName(stackName: string, logicalId: string, maxLength: number): string {
  const name = `${stackName}-${logicalId}`;
  return name.length <= maxLength ? name : `${name.slice(0, maxLength - 9)}-${name.slice(-8)}`;
}
