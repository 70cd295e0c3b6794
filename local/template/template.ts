import * as z from 'zod';
import { TemplateError } from './template-error.ts';

const resourceSchema = z.strictObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).optional(),
  // Order follows from the references and from DependsOn alike, since every resource is made lazily.
  DependsOn: z.union([z.string(), z.array(z.string())]).optional(),
  // What becomes of data when a stack is changed or deleted: a local stack is never changed, and its data ends with it.
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
  Metadata: z.unknown().optional(),
});

const parameterSchema = z.looseObject({ Type: z.string(), Default: z.unknown().optional() });

const templateSchema = z.strictObject({
  AWSTemplateFormatVersion: z.string().optional(),
  Description: z.string().optional(),
  Metadata: z.unknown().optional(),
  Parameters: z.record(z.string(), parameterSchema).optional(),
  // Assertions on parameters at deployment (CDK checks the version of the account's bootstrap); there is no account here.
  Rules: z.unknown().optional(),
  Resources: z.record(z.string(), resourceSchema),
  Outputs: z
    .record(
      z.string(),
      z.strictObject({ Value: z.unknown(), Description: z.string().optional(), Export: z.unknown().optional() }),
    )
    .optional(),
});

export type Template = z.output<typeof templateSchema>;

/**
 * Reads a CloudFormation template in its JSON form, as CDK synthesizes it.
 * @throws TemplateError for a section or a resource attribute that the local stack does not know (`Conditions`, `Mappings`,
 * `CreationPolicy` …).
 */
export function parseTemplate(json: unknown): Template {
  const parsed = templateSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const [section, name, ...rest] = issue.path.map(String);
  const place =
    section === 'Resources' && name ? { logicalId: name, path: rest.join('.') } : { path: issue.path.join('.') };
  if (issue.code !== 'unrecognized_keys') throw new TemplateError('malformed-template', place, issue.message);
  const keys = issue.keys.join(', ');
  if (section === undefined) {
    throw new TemplateError(
      'unknown-section',
      { path: keys },
      'the local stack does not know this section of a template',
    );
  }
  throw new TemplateError('unknown-resource-attribute', place, `the local stack does not know ${keys}`);
}
