import type { Language } from '../domain/language.ts';
import { english } from './en/pack.ts';
import { french } from './fr/pack.ts';
import type { LanguagePack } from './language-pack.ts';

/** Every language that can be read. The compiler demands a pack for each. */
export const packs: Readonly<Record<Language, LanguagePack>> = { fr: french, en: english };
