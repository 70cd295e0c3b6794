import type { Analysis } from '../analysis.ts';
import type { Discourse } from './discourse.ts';
import type { Entity } from './entity.ts';

/** How well one fits a pronoun, where something about them is not known or they are no person. */
const doubt = { gender: 0.75, person: 0.6, body: 0.7, bodyGender: 0.35 } as const;

const isPlural = ({ plural, kind }: Entity) => plural || kind === 'group';

/** Finds whom pronouns stand for. */
export const pronounReader = ({ tokens, pack }: Analysis, discourse: Discourse) => {
  const { pronouns, latter } = pack.speakers;
  // Where there is a word for things ("it"), the others are for people alone.
  const forPeople = [...pronouns.values()].some(({ thing }) => thing);

  const fitOf =
    (gender: 'm' | 'f' | null) =>
    (entity: Entity): number => {
      if (isPlural(entity) || (gender !== null && entity.gender !== null && entity.gender !== gender)) return 0;
      const known = gender === null || entity.gender !== null;
      if (entity.kind === 'person' || entity.voiced) return known ? 1 : doubt.gender;
      if (entity.kind === null) return entity.proper ? doubt.person : 0;
      if (forPeople) return 0;
      return known ? doubt.body : doubt.bodyGender;
    };

  /** Whom the pronoun at a token stands for; null when nobody fits. */
  return (at: number): Entity | null => {
    const norm = tokens[at]?.norm ?? '';
    const known = pronouns.get(norm);
    if (known === undefined) return null;
    const { gender, plural, thing } = known;
    if (latter.has(norm))
      return discourse.last(at, (entity) => (plural ? isPlural(entity) : fitOf(gender)(entity) >= doubt.body));
    if (plural)
      return discourse.mostProminent(at, (entity) =>
        isPlural(entity) && (gender !== 'f' || entity.gender !== 'm') ? 1 : 0,
      );
    if (thing)
      return discourse.mostProminent(at, (entity) =>
        isPlural(entity) || entity.kind === 'person' || entity.kind === null ? 0 : 1,
      );
    return discourse.mostProminent(at, fitOf(gender));
  };
};
