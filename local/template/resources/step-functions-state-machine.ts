import * as z from 'zod';
import { isExpression, type MachineDefinition } from '../../states/definition.ts';
import { DefinitionError } from '../../states/definition-error.ts';
import { allStates, parseDefinition } from '../../states/parse-definition.ts';
import { functionNameOf } from '../../states/perform-task.ts';
import { type CreateRequest, ignored, resourceType } from '../resource-type.ts';

/** A standard state machine in JSONata; express ones, and definitions that stand in S3, are not known. */
export const stepFunctionsStateMachine = resourceType({
  type: 'AWS::StepFunctions::StateMachine',
  properties: z.strictObject({
    StateMachineName: z
      .string()
      .regex(/^[\w-]{1,80}$/)
      .optional(),
    StateMachineType: z.literal('STANDARD').default('STANDARD'),
    Definition: z.record(z.string(), z.unknown()).optional(),
    DefinitionString: z.string().optional(),
    DefinitionSubstitutions: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
    RoleArn: z.string(),
    LoggingConfiguration: ignored('executions are told of on the terminal, and can be described while the stack is up'),
    TracingConfiguration: ignored('no trace is recorded'),
    EncryptionConfiguration: ignored('executions are held in memory only'),
    Tags: ignored('no bill to divide'),
  }),
  create(request) {
    const { properties, services, physicalName } = request;
    const name = properties.StateMachineName ?? physicalName(80);
    const definition = definitionOf(request);
    const arn = services.stateMachines.define({ name, roleArn: properties.RoleArn, definition });
    return { ref: arn, attributes: { Arn: arn, Name: name } };
  },
});

interface Properties {
  readonly Definition?: Record<string, unknown> | undefined;
  readonly DefinitionString?: string | undefined;
  readonly DefinitionSubstitutions: Readonly<Record<string, string | number | boolean>>;
}

function definitionOf({ properties, services, invalid }: CreateRequest<Properties>): MachineDefinition {
  const { Definition, DefinitionString, DefinitionSubstitutions } = properties;
  if ((Definition === undefined) === (DefinitionString === undefined))
    throw invalid('DefinitionString', 'give Definition or DefinitionString, one of them');
  const property = Definition === undefined ? 'DefinitionString' : 'Definition';
  const text = (DefinitionString ?? JSON.stringify(Definition)).replaceAll(/\$\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(DefinitionSubstitutions, name) ? String(DefinitionSubstitutions[name]) : whole,
  );
  try {
    const definition = parseDefinition(JSON.parse(text));
    for (const { path, state } of allStates(definition)) {
      const called =
        state.Type === 'Task' && typeof state.Arguments !== 'string' ? state.Arguments.FunctionName : '{%%}';
      if (!isExpression(called) && !services.functions.has(functionNameOf(called) ?? ''))
        throw new DefinitionError('invalid-field', `${path}.Arguments.FunctionName`, `no function is named ${called}`);
    }
    return definition;
  } catch (error) {
    if (error instanceof DefinitionError)
      throw invalid([property, error.path].filter(Boolean).join('.'), error.message);
    if (error instanceof SyntaxError) throw invalid(property, `it is no JSON: ${error.message}`);
    throw error;
  }
}
