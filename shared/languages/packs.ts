import type { Language } from '../domain/language.ts';
import { english } from './en/pack.ts';
import { french } from './fr/pack.ts';
import type { LanguagePack } from './language-pack.ts';

/** Every language that can be read. The compiler demands a pack for each; it is made when it is first asked for, so that no import waits for it. */
export const packs: Readonly<Record<Language, LanguagePack>> = {
  get fr() {
    return french();
  },
  get en() {
    return english();
  },
};
