import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';

/** Holds the app to cdk-nag's AwsSolutions pack: synthesis fails on any finding that is not acknowledged beside its resource. */
export function holdToSecurityChecks(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app, { verbose: true }));
}
