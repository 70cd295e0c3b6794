import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { createApp } from '../../infra/claimwire-app.ts';
import type { StageName } from '../../infra/stages.ts';

export interface Resource {
  readonly id: string;
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: the properties of a resource are whatever its type says.
  readonly Properties: any;
  readonly DeletionPolicy?: string;
}

export interface SynthesizedTemplate {
  readonly template: Template;
  readonly outputs: Record<string, { Value: unknown }>;
  /** Every resource of a type. */
  all(type: string): Resource[];
  /** The one resource of a type whose logical id starts so. */
  one(type: string, idPrefix: string): Resource;
  /** The resource that `{ Ref }` or `{ 'Fn::GetAtt' }` points to. */
  follow(reference: unknown): Resource;
}

/** A stage's template, with the handlers' code left unbundled. */
export function templateOf(stage: StageName, context: Record<string, unknown> = {}): SynthesizedTemplate {
  const outdir = mkdtempSync(path.join(tmpdir(), 'claimwire-template-'));
  try {
    const { stack } = createApp({
      stage,
      outdir,
      schemaChecks: false,
      context: { 'aws:cdk:bundling-stacks': [], ...context },
    });
    const template = Template.fromStack(stack);
    const json = template.toJSON() as {
      Resources: Record<string, Omit<Resource, 'id'>>;
      Outputs: SynthesizedTemplate['outputs'];
    };
    const resources = Object.entries(json.Resources).map(([id, resource]) => ({ id, ...resource }));
    return {
      template,
      outputs: json.Outputs,
      all: (type) => resources.filter((resource) => resource.Type === type),
      one: (type, idPrefix) => {
        const found = resources.filter((resource) => resource.Type === type && resource.id.startsWith(idPrefix));
        if (found.length !== 1) throw new Error(`${found.length} resources of ${type} start with ${idPrefix}`);
        return found[0]!;
      },
      follow: (reference) => {
        const { Ref, 'Fn::GetAtt': getAtt } = reference as { Ref?: string; 'Fn::GetAtt'?: [string, string] };
        const found = resources.find(({ id }) => id === (Ref ?? getAtt?.[0]));
        if (found === undefined) throw new Error(`nothing stands behind ${JSON.stringify(reference)}`);
        return found;
      },
    };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
