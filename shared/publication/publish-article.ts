import type { NormalizedArticle } from '../domain/normalized-article.ts';
import type { ChangePorts } from '../persistence/apply-change.ts';
import { applyRead } from '../persistence/apply-event.ts';
import { publishIntentOf } from './publish-intent.ts';
import { setAside } from './set-aside.ts';
import { type StagePorts, stageArticle, type TaskDelivery } from './stage-article.ts';

export interface PublishPorts extends ChangePorts, StagePorts {}

/** An article, and how it came. */
export interface Publication {
  readonly article: NormalizedArticle;
  /** An archived event that is delivered again. */
  readonly replayed: boolean;
  readonly delivery: TaskDelivery;
}

/** What became of an article. */
export type PublishOutcome =
  /** Its records are readable now; `fresh` where they are of a version that was not known before. */
  | { readonly outcome: 'published'; readonly fresh: boolean }
  /** A later extractor reads what stands: the head says so, no record was written. */
  | { readonly outcome: 'confirmed' }
  /** Its version was noted; the document shows another, or this one already. */
  | { readonly outcome: 'noted' }
  | { readonly outcome: 'unchanged' | 'superseded' | 'quarantined' };

/**
 * Publishes what an article holds: its records are written under a fresh run, and one switch makes them readable. Where the same stands already, or
 * something newer, nothing is written; where a later extractor reads the same records, the head alone. `article.origin.sequencer` is null where S3
 * must say whether the version is current. Throws on a failure that may pass; then the task is to be given again.
 */
export const publishArticle = async (publication: Publication, ports: PublishPorts): Promise<PublishOutcome> => {
  const { article, replayed } = publication;
  const { telemetry } = ports;
  const intent = publishIntentOf(article, { extractorVersion: ports.extractor.version, replayed });
  let confirmed = false;
  const change = await applyRead(ports, intent, async (head) => {
    const staging = await stageArticle(ports, publication, intent, head);
    confirmed = 'confirmed' in staging;
    return staging;
  });
  switch (change.outcome) {
    case 'unreadable':
      return {
        outcome: (await setAside(ports, intent, change.unreadable)) === 'superseded' ? 'superseded' : 'quarantined',
      };
    case 'superseded':
      telemetry.count('Superseded');
      telemetry.info('Dropped: something newer stands');
      return { outcome: 'superseded' };
    case 'unchanged':
      telemetry.count('ExtractionsUnchanged');
      telemetry.info('Unchanged');
      return { outcome: 'unchanged' };
    case 'changed': {
      if (change.published === null) {
        telemetry.count('ExtractionsUnchanged');
        telemetry.info(
          confirmed
            ? 'Confirmed: this extractor reads the records that stand'
            : 'Noted the version; the document shows another, or this one already',
        );
        return { outcome: confirmed ? 'confirmed' : 'noted' };
      }
      const { id: runId, counts } = change.published.run;
      telemetry.count('ExtractionsPublished');
      telemetry.count('Claims', counts.claims);
      telemetry.count('Statistics', counts.statistics);
      telemetry.info('Published', { runId, ...counts });
      return { outcome: 'published', fresh: change.order === 'newer' };
    }
  }
};
