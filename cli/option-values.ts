import { InvalidArgumentError, Option } from 'commander';
import type { Language } from '../shared/domain/language.ts';
import { isWebAddress } from '../shared/domain/metadata.ts';

/** A day that exists, as YYYY-MM-DD. */
export const parseDay = (value: string): string => {
  const time = Date.parse(`${value}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value)
    throw new InvalidArgumentError('Give a day as YYYY-MM-DD, such as 2026-02-04.');
  return value;
};

const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** An instant, with its zone, or a day, which begins at midnight in UTC. */
export const parseInstant = (value: string): Date => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return new Date(`${parseDay(value)}T00:00:00Z`);
  const time = Date.parse(value);
  if (!instantForm.test(value) || Number.isNaN(time))
    throw new InvalidArgumentError('Give a time with its zone, such as 2026-02-04T18:00:00Z, or a day.');
  return new Date(time);
};

/** A whole number from 0 up. */
export const parseCount = (value: string): number => {
  const count = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(count))
    throw new InvalidArgumentError('Give a whole number from 0 up.');
  return count;
};

/** A whole number from 1 up. */
export const parseLimit = (value: string): number => {
  const count = parseCount(value);
  if (count === 0) throw new InvalidArgumentError('Give a whole number from 1 up.');
  return count;
};

/** An http or https address. */
export const parseUrl = (value: string): string => {
  if (!isWebAddress(value)) throw new InvalidArgumentError('Give an address that begins with http:// or https://.');
  return value;
};

/** A number from 0 to 1. */
const parseShare = (value: string): number => {
  const share = Number(value);
  if (!/^\d*\.?\d+$/.test(value) || share > 1)
    throw new InvalidArgumentError('Give a number from 0 to 1, such as 0.8.');
  return share;
};

/** `--language`, of listings. */
export const languageOption = (): Option =>
  new Option('--language <code>', 'of articles in one language').choices(['fr', 'en'] satisfies Language[]);

/** `--min-check-worthiness`, of listings of claims. */
export const minCheckWorthinessOption = (): Option =>
  new Option('--min-check-worthiness <number>', 'claims that are as worth a check as this or more, 0 to 1').argParser(
    parseShare,
  );
