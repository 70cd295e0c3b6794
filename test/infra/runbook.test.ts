import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { queueNames } from '../../cli/dead-letter-queues.ts';
import { callClaimwire } from '../cli/call-claimwire.ts';
import { templateOf } from './template-of.ts';

const runbook = readFileSync(`${import.meta.dirname}/../../docs/runbook.md`, 'utf8');
const [, alarmsPart = '', otherPart = ''] = runbook.split(/^# (?:Alarms|Without an alarm)$/mu);
const sections = alarmsPart.split(/^## /mu).slice(1);
const anchorsIn = (text: string) => [...text.matchAll(/<a id="([^"]+)"><\/a>/g)].map(([, id]) => id!);

const dev = templateOf('dev');
const prod = templateOf('prod');
const alarms = [dev, prod].flatMap((stage) =>
  stage
    .all('AWS::CloudWatch::Alarm')
    .map(({ id, Properties }) => ({ id, text: JSON.stringify(Properties.AlarmDescription) })),
);

describe('the runbook', () => {
  test.each(alarms)('has one section for $id, which the alarm names', ({ text }) => {
    const [, anchor] = / Runbook: docs\/runbook\.md#([a-z-]+)"/.exec(text) ?? [];
    expect(anchorsIn(alarmsPart).filter((id) => id === anchor)).toHaveLength(1);
  });

  it('has no section of an alarm that there is not, and each of the others is of an alarm', () => {
    const budgets = dev.all('AWS::Budgets::Budget').length;
    expect(anchorsIn(alarmsPart).filter((id) => id === 'budget')).toHaveLength(budgets);
    for (const anchor of anchorsIn(runbook).filter((id) => id !== 'budget'))
      expect(
        alarms.some(({ text }) => text.includes(`#${anchor}"`)),
        anchor,
      ).toBe(true);
    for (const section of sections) expect(anchorsIn(section), section.split('\n')[0]).not.toEqual([]);
    expect(anchorsIn(otherPart)).toEqual([]);
  });

  it('says in each what was seen, what is lost, where to look, what to do and when it is over', () => {
    expect(sections.length).toBeGreaterThan(15);
    for (const section of sections) {
      const parts = [...section.matchAll(/^\*\*(\w+)(?:\.\*\*|\*\*)/gmu)].map(([, part]) => part);
      expect(parts, section.split('\n')[0]).toEqual(['Seen', 'Lost', 'Look', 'Do', 'Over']);
    }
  });

  it('names widgets that the dashboard has', () => {
    const body = JSON.stringify(
      dev.all('AWS::CloudWatch::Dashboard').map(({ Properties }) => Properties.DashboardBody),
    );
    const named = [...alarmsPart.matchAll(/[Ww]idgets? ((?:“[^”]+”(?:, | and )?)+)/g)].flatMap(([, list]) =>
      [...list!.matchAll(/“([^”]+)”/g)].map(([, title]) => title!),
    );
    expect(named.length).toBeGreaterThan(10);
    for (const title of named) expect(body, title).toContain(`\\"title\\":\\"${title}`);
  });

  it('asks logs of functions that there are, and names queues and outputs of the stack', () => {
    const groups = dev.all('AWS::Logs::LogGroup').map(({ id }) => id);
    const asked = [...alarmsPart.matchAll(/`ask (\w+) /g)].map(([, name]) => name!);
    for (const name of asked)
      expect(
        groups.some((id) => id.startsWith(`${name}Logs`)),
        name,
      ).toBe(true);
    const queues = queueNames(Object.keys(dev.outputs)).map(({ name }) => name);
    for (const [, name] of runbook.matchAll(/dead-letters redrive ([a-z-]+) /g)) expect(queues).toContain(name);
    const table = runbook.slice(runbook.indexOf('| construct'), runbook.indexOf('# Alarms'));
    for (const name of queues) expect(table, name).toContain(`\`${name}\``);
    for (const [, name] of runbook.matchAll(/outputs? `(\w+)`/g)) expect(dev.outputs).toHaveProperty(name!);
  });

  it('holds commands that a shell can read', () => {
    const blocks = [...runbook.matchAll(/^```sh\n(.*?)^```$/gmsu)].map(([, block]) => block!);
    expect(blocks.length).toBeGreaterThan(8);
    for (const input of blocks) expect(() => execFileSync('sh', ['-n'], { input, stdio: 'pipe' }), input).not.toThrow();
  });

  it('leads to headings that there are', () => {
    const slug = (heading: string) =>
      heading
        .toLowerCase()
        .replace(/[^\w\s-]/g, '')
        .trim()
        .replaceAll(' ', '-');
    const headings = [...runbook.matchAll(/^#+ (.+)$/gmu)].map(([, heading]) => slug(heading!));
    const links = [...runbook.matchAll(/\]\(#([^)]+)\)/g)].map(([, link]) => link!);
    expect(links.length).toBeGreaterThan(10);
    for (const link of links) expect(headings).toContain(link);
  });
});

/** `claimwire dead-letters redrive NAME --stage S --wait` as its command and its options. */
const callsIn = (text: string) =>
  [...text.matchAll(/claimwire ((?:[a-z][a-z-]*)(?: (?:list|retry|redrive|queue|record|show))?)((?: [^`\n]*)?)/g)].map(
    ([, command, rest]) => ({
      command: command!,
      options: [...rest!.matchAll(/ (--[a-z-]+)/g)].map(([, option]) => option!),
    }),
  );

describe('the commands that the runbook and the alarms name', () => {
  const calls = [
    ...callsIn([...runbook.matchAll(/`[^`]*`|^claimwire .*$/gmu)].map(([code]) => code.replaceAll('`', '')).join('\n')),
    ...alarms.flatMap(({ text }) =>
      callsIn(text.replace(/; | or |, then /g, '\n').replace(/ says | names | tells /g, '\n')),
    ),
  ];
  const byCommand = Map.groupBy(calls, ({ command }) => command);

  it.each([...byCommand.keys()])('%s is one, with these options', async (command) => {
    const { code, stdout } = await callClaimwire([...command.split(' '), '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`claimwire ${command}`);
    for (const option of new Set(byCommand.get(command)!.flatMap(({ options }) => options)))
      expect(stdout, option).toMatch(new RegExp(`^ +${option}\\b`, 'mu'));
  });

  it('are many', () => {
    expect([...byCommand.keys()]).toEqual(
      expect.arrayContaining(['dead-letters redrive', 'quarantine list', 'replay', 'purge']),
    );
  });
});
