import * as z from 'zod';

/**
 * Reads a function's settings from its environment, once at the cold start.
 * Throws when a name is missing or empty, naming it: a function that is deployed wrongly must not start.
 */
export const readSettings = <Name extends string>(
  names: Readonly<Record<Name, true>>,
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<Name, string>> => {
  const list = Object.keys(names) as Name[];
  const schema = z.object(Object.fromEntries(list.map((name) => [name, z.string().min(1)])));
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const missing = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))];
    throw new Error(
      `This function's environment lacks ${missing.join(', ')}. Set it where the function is defined, in infra/.`,
    );
  }
  return parsed.data as Record<Name, string>;
};

/** A setting that is a whole number from 1 up. Throws where it is anything else, naming it. */
export const countIn = <Name extends string>(settings: Readonly<Record<Name, string>>, name: Name): number => {
  const count = Number(settings[name]);
  if (!/^[1-9]\d*$/.test(settings[name]) || !Number.isSafeInteger(count))
    throw new Error(`${name} must be a whole number from 1 up, not "${settings[name]}". Set it in infra/stages.ts.`);
  return count;
};
