import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import { reportingVerbForms as englishForms } from '../../../../shared/languages/en/generated/reporting-verb-forms.ts';
import { reportingVerbs as english } from '../../../../shared/languages/en/reporting-verbs.ts';
import { reportingVerbForms as frenchForms } from '../../../../shared/languages/fr/generated/reporting-verb-forms.ts';
import { reportingVerbs as french, idiomForms } from '../../../../shared/languages/fr/reporting-verbs.ts';
import { packs } from '../../../../shared/languages/packs.ts';
import { verbForm } from '../../../../shared/languages/reporting-words.ts';

const lists = [
  { language: 'fr', verbs: french, forms: frenchForms },
  { language: 'en', verbs: english, forms: englishForms },
] as const;

describe.each(lists)('reporting verbs ($language)', ({ verbs, forms }) => {
  const lemmas = new Set(verbs.flatMap((group) => group.lemmas.split(' ')));
  for (const idiom of Object.keys(idiomForms)) lemmas.delete(idiom);

  it('have generated forms for each verb listed, and for no other', () => {
    expect(Object.keys(forms).sort()).toEqual([...lemmas].sort());
  });

  it('stand in one list each', () => {
    const all = verbs.flatMap((group) => [...new Set(group.lemmas.split(' '))]);
    expect(all.filter((lemma, i) => all.indexOf(lemma) !== i)).toEqual([]);
  });
});

describe('a form', () => {
  it.each<[language: Language, word: string, lemma: string, form: number]>([
    ['fr', 'annonçait', 'annoncer', verbForm.finite],
    ['fr', 'reconnait', 'reconnaître', verbForm.finite],
    ['fr', 'promettaient', 'promettre', verbForm.finite | verbForm.plural],
    ['fr', 'estimant', 'estimer', verbForm.presentParticiple],
    ['fr', 'tweete', 'tweeter', verbForm.finite],
    ['fr', 'prédira', 'prédire', verbForm.finite | verbForm.future],
    ['en', 'denies', 'deny', verbForm.finite],
    ['en', 'admitting', 'admit', verbForm.presentParticiple],
    ['en', 'vowing', 'vow', verbForm.presentParticiple],
  ])('in %s: "%s" is of %s', (language, word, lemma, form) => {
    const report = packs[language].lexicon.get(word)?.report;
    expect(report?.lemma).toBe(lemma);
    expect((report?.form ?? 0) & form).toBe(form);
  });
});
