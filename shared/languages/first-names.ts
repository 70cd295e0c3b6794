import { firstNames } from './generated/first-names.ts';
import { lazily } from './lazily.ts';

/** The gender of those who bear a first name. */
export type NameGender = 'm' | 'f' | 'either';

/** By `norm`. */
export type FirstNames = Pick<ReadonlyMap<string, NameGender>, 'get' | 'has'>;

/** First names by `norm`: those of the world's news, and what a language adds to them or sees otherwise. */
export const firstNamesWith = (own: Readonly<Partial<Record<NameGender, string>>>): FirstNames => {
  const names = lazily(() => {
    const all = new Map<string, NameGender>();
    for (const list of [firstNames, own])
      for (const gender of ['m', 'f', 'either'] as const)
        for (const name of list[gender]?.split(' ') ?? []) all.set(name, gender);
    return all;
  });
  return { get: (name) => names().get(name), has: (name) => names().has(name) };
};

/** What is known of a first name; of a double one, of its first half: "jean-philippe". */
export const genderOfName = (names: FirstNames, norm: string): NameGender | null => {
  const whole = names.get(norm);
  if (whole !== undefined) return whole;
  const hyphen = norm.indexOf('-');
  return hyphen < 2 ? null : (names.get(norm.slice(0, hyphen)) ?? null);
};
