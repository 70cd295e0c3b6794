import { Duration } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { ImpactAlarm } from './impact-alarm.ts';
import { claimwireMetric } from './operations-dashboard.ts';

/** Sounds when nothing that was uploaded has become readable for hours: it watches the end of the way, so wherever it broke, it is heard. */
export class SilenceAlarm extends ImpactAlarm {
  constructor(
    scope: Construct,
    id: string,
    { stage, silence, topic }: { stage: string; silence: StageSettings['silence']; topic: ITopic },
  ) {
    super(scope, id, {
      // Measured for each fresh upload: not for bulk uploads, which would drown the silence, nor for what is read again.
      metric: claimwireMetric('UploadToReadable', 'extract-article', {
        statistic: 'SampleCount',
        period: Duration.hours(1),
      }),
      sounds: 'below',
      threshold: 1,
      periods: silence.after.toHours(),
      silence: 'alarming',
      told: silence.told,
      observed: `No uploaded article has become readable for ${silence.after.toHumanString()}`,
      errorImpact: "Either the newsroom's uploads do not arrive, or nobody uploads: readers see no news at all.",
      nextStep:
        `claimwire put --stage ${stage} --wait FILE. If that becomes readable, ask those who upload; ` +
        'otherwise look on the dashboard how far it comes.',
      topic,
    });
  }
}
