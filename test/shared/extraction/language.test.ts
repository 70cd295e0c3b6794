import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../shared/extraction/language.ts';

describe('detectLanguage', () => {
  it.each([
    ['fr', 'Le maire de la ville a annoncé que les travaux seraient terminés avant la fin de l’année.'],
    ['en', 'The mayor of the city announced that the works would be finished before the end of the year.'],
    [null, 'Der Bürgermeister der Stadt hat angekündigt, dass die Arbeiten vor Ende des Jahres fertig werden.'],
    [null, 'El alcalde anunció obras nuevas: terminarán antes de fin año, según fuentes municipales.'],
    [
      null,
      'El alcalde dijo que la ciudad abrirá 300 plazas nuevas y que las obras en la plaza terminarán antes de que acabe el año. La oposición, que las critica, pide que se publiquen las cuentas.',
    ],
    [
      null,
      'Il sindaco ha annunciato che la città aprirà 300 posti e che il cantiere in piazza finirà prima della fine dell’anno. Secondo la polizia, il traffico è ripreso e la strada è di nuovo aperta.',
    ],
    ['fr', '« Le pont fermera en juin », a indiqué Ana Roux.'],
    ['fr', 'Le maire de Lyon annonce la fermeture de la piscine.'],
    [null, '12 34 56'],
    [null, ''],
  ] as const)('tells %s', (language, text) => expect(detectLanguage(text)).toBe(language));
});
