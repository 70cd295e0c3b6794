import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callClaimwire } from './call-claimwire.ts';
import { runClaimwire, temporaryFolder } from './run-claimwire.ts';

const article = `Budget de la ville

© Agence Rivemont
Le maire, Paul Aubry, a déclaré lundi que la ville dépense 4 millions d'euros par an pour ses écoles.
Il pense que les 12 écoles de la ville et les 12 crèches suffisent.
`;

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder({
    'article.txt': article,
    'forms.txt': `Le maire a dit que la ville dépense moins.\nLes ${'écoles'.normalize('NFD')} de la ville et l’école\u00a0du bourg (Est) ? Oui.`,
    'other.txt': 'Der Hund schläft unter dem Tisch, während es draußen regnet.',
  });
});
afterAll(() => folder.remove());

const explain = (file: string, ...args: string[]) => callClaimwire(['explain', join(folder.path, file), ...args]);

describe('claimwire explain', () => {
  it('shows the sentence, its tokens with their tags, the rule that fired and the record that came of it', async () => {
    const { code, stdout } = await runClaimwire(['explain', 'article.txt', '--find', '4 millions'], {
      cwd: folder.path,
    });
    expect(code).toBe(0);
    expect(stdout).toContain("la ville dépense 4 millions d'euros");
    expect(stdout).toMatch(/^> .*\b4 +number +digits/mu);
    expect(stdout).toMatch(/^> .*millions +word +.*scale/mu);
    expect(stdout).toMatch(/^ {2}read +statistic\.\S+ {2}“4 millions d'euros”/mu);
    expect(stdout).toMatch(/^ {2}statistic s-[0-9a-f]+ {2}money, 4,000,000 EUR/mu);
    expect(stdout).toMatch(/^ {2}claim c-[0-9a-f]+ {2}indirect, by Paul Aubry/mu);
  });

  it('takes an offset as spans count them', async () => {
    const { stdout } = await explain('article.txt', '--at', String(article.indexOf('écoles')));
    expect(stdout).toMatch(/^> .*écoles +word/mu);
  });

  it.each([
    ['composed letters for decomposed ones', 'écoles de la ville'],
    ['decomposed letters for composed ones', 'dépense'.normalize('NFD')],
    ['a straight apostrophe for a curly one, and any space', "l'école  du bourg"],
    ['signs that mean something in a pattern', '(Est) ?'],
  ])('takes %s', async (_what, words) => {
    const { code, stderr } = await explain('forms.txt', '--find', words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('says where else the words stand', async () => {
    const { stderr } = await explain('article.txt', '--find', '12');
    expect(stderr).toContain(`also stands at ${article.lastIndexOf('12')}`);
  });

  it('says what is not part of the article', async () => {
    const { stdout } = await explain('article.txt', '--find', 'Agence');
    expect(stdout).toContain('not part of the article (credit)');
  });

  it.each([
    ['words that do not stand there', ['article.txt', '--find', 'hôpital'], 65, /“hôpital” does not stand in it/],
    ['an offset past the end', ['article.txt', '--at', '99999'], 65, /the text ends at \d+/],
    ['a text in another language', ['other.txt', '--find', 'Hund'], 65, /neither French nor English/],
    ['no place', ['article.txt'], 64, /Give --at OFFSET or --find TEXT/],
    ['two places', ['article.txt', '--at', '1', '--find', 'x'], 64, /cannot be used with/],
    ['a negative offset', ['article.txt', '--at=-3'], 64, /whole number from 0 up/],
  ])('ends on %s with its exit code and what to do', async (_what, [file = '', ...args], exit, message) => {
    const { code, stderr } = await explain(file, ...args);
    expect(stderr).toMatch(message);
    expect(code).toBe(exit);
  });
});
