import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../../shared/runtime/front-matter.ts';

describe('readFrontMatter', () => {
  it.each([
    [
      'dates and names',
      'date: 2026-02-03\nauthor: Hélène Castaing',
      { 'published-at': '2026-02-03', author: 'Hélène Castaing' },
    ],
    ['lists', 'authors:\n  - Hélène Castaing\n  - Jean Roy', { author: 'Hélène Castaing, Jean Roy' }],
    ['quoted values with colons', 'url: "https://ville.example/a: b"', { url: 'https://ville.example/a: b' }],
    ['a locale', 'lang: fr-FR', { language: 'fr' }],
    ['a draft', 'status: draft', { status: 'withheld' }],
    [
      'other ways to write a name',
      'Article_ID: 12\nembargoed-until: 2026-03-01T06:00:00Z',
      { 'article-id': '12', 'embargoed-until': '2026-03-01T06:00:00Z' },
    ],
    ['fields that say nothing of these', 'layout: post\ntags: [a, b]', {}],
  ])('reads %s', (_, fields, read) => expect(readFrontMatter(`---\n${fields}\n---\nTexte.`)).toEqual(read));

  it.each([
    ['none', 'Texte.\n---\ntitle: x\n---'],
    ['a rule, prose and a rule', '---\nDu texte.\n---\nEncore.'],
    ['no YAML', '---\ntitle: "sans fin\n---\nTexte.'],
    ['tags that would make things', '---\nauthor: !!js/function "x"\n---\nTexte.'],
  ])('says nothing of %s', (_, source) => expect(readFrontMatter(source)).toEqual({}));

  it('expands no bomb of aliases', () => {
    const layers = Array.from({ length: 30 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i}, `.repeat(9)}*l${i}]`);
    expect(readFrontMatter(`---\nl0: &l0 [x]\n${layers.join('\n')}\n---\nTexte.`)).toEqual({});
  });
});
