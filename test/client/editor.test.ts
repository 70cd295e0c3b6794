import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { connectEditor, editorOver } from '../../client/editor.ts';
import type { VerdictToRecord } from '../../shared/editorial/record-verdict.ts';
import { memoryEditorialTable } from '../../shared/persistence/memory-editorial-table.ts';
import { MemoryTable } from '../../shared/persistence/memory-table.ts';

const ana = 'arn:aws:sts::111122223333:assumed-role/desk/ana';
const claimKey = 'a'.repeat(32);
const checked = { claimKey, status: 'checked', rating: 'false', note: null, url: null, replaces: null } as const;

describe('an editor', () => {
  it('signs verdicts and aliases with the caller that it was connected for', async () => {
    const table = new MemoryTable();
    const editor = editorOver(memoryEditorialTable(table), ana, () => new Date('2026-03-12T12:00:00.000Z'));
    expect(await editor.recordVerdict(checked)).toMatchObject({ ok: true, verdict: { author: ana } });
    // Who signs is no argument of the call: what a caller adds is not taken.
    expect(
      await editor.recordVerdict({ ...checked, replaces: '2026-03-12T12:00:00.000Z', author: 'me' } as VerdictToRecord),
    ).toMatchObject({ ok: true, verdict: { author: ana } });
    await editor.addAlias('ars', 'agence-regionale-de-sante');
    expect(await editor.removeAlias('ars')).toBe('agence-regionale-de-sante');
    expect(new Set(table.all().map(({ author }) => author))).toEqual(new Set([ana]));
    for (const { PK } of table.all()) expect(PK).toMatch(/^(VERDICT|ALIAS)#/);
  });

  it('is not connected for a caller that nobody knows', () => {
    const dynamodb = new DynamoDBClient({ region: 'eu-west-3' });
    for (const Arn of [undefined, ''])
      expect(() => connectEditor({ tableName: 't', dynamodb, caller: { Arn } })).toThrow(/GetCallerIdentity/);
    dynamodb.destroy();
  });
});
