import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../shared/extraction/language.ts';

describe('detectLanguage', () => {
  it.each([
    ['fr', 'Le maire de la ville a annoncé que les travaux seraient terminés avant la fin de l’année.'],
    ['en', 'The mayor of the city announced that the works would be finished before the end of the year.'],
    [null, 'Der Bürgermeister der Stadt hat angekündigt, dass die Arbeiten vor Ende des Jahres fertig werden.'],
    [null, 'El alcalde anunció obras nuevas: terminarán antes de fin año, según fuentes municipales.'],
    [null, '12 34 56'],
    [null, ''],
  ] as const)('tells %s', (language, text) => expect(detectLanguage(text)).toBe(language));
});
