import { explainQuarantine } from '../shared/domain/quarantine.ts';
import type { SettledArrival, Uploaded } from './arrival.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { plural } from './formats/text.ts';
import { inert } from './inert.ts';

/** What became of an uploaded file, as a line and an exit code. */
export const reportOf = ({ path, documentId }: Uploaded, arrival: SettledArrival): { line: string; code: ExitCode } => {
  const line = (state: string, detail: string) => `${state.padEnd(11)} ${inert(path)}  ${detail}`;
  switch (arrival.state) {
    case 'readable': {
      const { claims, statistics } = arrival.counts;
      const records =
        arrival.document?.language === null
          ? 'neither French nor English: no records'
          : `${plural(claims, 'claim')}, ${plural(statistics, 'statistic')}`;
      return { line: line('readable', `${records}  document ${documentId}`), code: exitCode.ok };
    }
    case 'quarantined':
      return { line: line('quarantined', inert(explainQuarantine(arrival))), code: exitCode.badData };
    case 'superseded':
      return { line: line('superseded', `a later revision is readable  document ${documentId}`), code: exitCode.ok };
    case 'replaced':
      return { line: line('replaced', `a later version was uploaded  document ${documentId}`), code: exitCode.ok };
    case 'deleted':
      return { line: line('deleted', 'the file was deleted from the bucket. Upload it again.'), code: exitCode.failed };
  }
};
