import type { KnownSpeaker } from '../../client/index.ts';
import type { Listing } from './record-listing.ts';

export const aliasListing: Listing<KnownSpeaker> = {
  headings: ['speaker', 'aliases'],
  cells: ({ id, aliases }) => [id, aliases.join(', ')],
  columns: ['speakerId', 'aliases'],
  row: ({ id, aliases }) => ({ speakerId: id, aliases: aliases.join(' ') }),
};
