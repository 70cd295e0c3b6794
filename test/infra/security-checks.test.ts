import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp } from '../../infra/claimwire-app.ts';
import { holdToSecurityChecks } from '../../infra/security-checks.ts';
import { stageNames, UnknownStageError } from '../../infra/stages.ts';

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(path.join(tmpdir(), 'claimwire-checks-'));
  // The library prints its report beside throwing it.
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  rmSync(outdir, { recursive: true, force: true });
  vi.restoreAllMocks();
});
const unbundled = { schemaChecks: false, context: { 'aws:cdk:bundling-stacks': [] } };

describe('synthesis', () => {
  it('fails on a bucket that is open', () => {
    const app = new App({ outdir, builtinCloudFormationValidation: false });
    new Bucket(new Stack(app, 'Careless'), 'Open');
    holdToSecurityChecks(app);
    expect(() => app.synth()).toThrow(/AwsSolutions-S1[^0-9][\s\S]*AwsSolutions-S10/);
  });

  it.each(stageNames)('of %s passes, with the few findings that are acknowledged', (stage) => {
    const { app } = createApp({ stage, outdir, ...unbundled });
    expect(() => app.synth()).not.toThrow();
  });

  it('fails when the stack gains a permission that nobody acknowledged', () => {
    const { app, stack } = createApp({ stage: 'dev', outdir, ...unbundled });
    const role = stack.node.findChild('NormalizeArticle').node.findChild('Role') as Role;
    role.addToPrincipalPolicy(new PolicyStatement({ actions: ['s3:*'], resources: [`arn:aws:s3:::elsewhere`] }));
    expect(() => app.synth()).toThrow(/AwsSolutions-IAM5\[Action::s3:\*\]/);
  });

  it('fails when the stack gains a role that may do anything', () => {
    const { app, stack } = createApp({ stage: 'prod', outdir, ...unbundled });
    new Role(stack, 'Mighty', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }).addToPolicy(
      new PolicyStatement({ actions: ['*'], resources: ['*'] }),
    );
    expect(() => app.synth()).toThrow(/claimwire-prod\/Mighty/);
  });
});

describe('an unknown stage', () => {
  it('is refused with the names of those that exist', () => {
    expect(() => createApp({ stage: 'production', outdir })).toThrow(UnknownStageError);
    expect(() => createApp({ stage: 'production', outdir })).toThrow(/"production".*dev, prod/);
  });
});
