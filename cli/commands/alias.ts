import { Command, InvalidArgumentError, Option } from 'commander';
import type { AliasRefusal } from '../../client/index.ts';
import { slugOf } from '../../shared/domain/slug.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { aliasListing } from '../formats/alias-listing.ts';
import { type ListingFormat, listingFormats, printItems } from '../print-items.ts';
import { complain, note, say } from '../terminal.ts';

interface CommonOptions {
  readonly stage?: string;
}
interface ListOptions extends CommonOptions {
  readonly format: ListingFormat;
}

const atDesk = async (...asked: Parameters<typeof import('../editorial-desk.ts').atEditorialDesk>) =>
  (await import('../editorial-desk.ts')).atEditorialDesk(...asked);

const list = ({ stage, format }: ListOptions): Promise<ExitCode> =>
  atDesk(stage, async ({ reader, label }) => {
    if ((await printItems(reader.speakersWithAliases(), aliasListing, format)) === 0)
      note(`No speaker has an alias at ${label}.`);
    return exitCode.ok;
  });

const why = (name: string, of: string, refusal: AliasRefusal): string => {
  switch (refusal.reason) {
    case 'itself':
      return `"${name}" and "${of}" are one speaker already.`;
    case 'taken':
      return `"${name}" is an alias of "${refusal.speakerId}". Take that back first: claimwire alias remove ${name}`;
    case 'has-aliases':
      return `"${name}" has aliases of its own (${refusal.names.join(', ')}). Remove them, then add each to "${of}".`;
    case 'too-many':
      return `"${of}" has ${refusal.most} aliases, which is as many as a query can follow.`;
  }
};

const add = (name: string, of: string, { stage }: CommonOptions): Promise<ExitCode> =>
  atDesk(stage, async ({ editor }) => {
    const answer = await (await editor()).addAlias(name, of);
    if (answer.ok) {
      say(`${answer.changed ? 'added   ' : 'stands  '}    ${name} is ${answer.speakerId}`);
      return exitCode.ok;
    }
    complain(why(name, of, answer));
    return exitCode.conflict;
  });

const remove = (name: string, { stage }: CommonOptions): Promise<ExitCode> =>
  atDesk(stage, async ({ editor, label }) => {
    const was = await (await editor()).removeAlias(name);
    if (was === null) {
      complain(`"${name}" is nobody's alias at ${label}.`);
      return exitCode.noInput;
    }
    say(`removed     ${name} is not ${was}`);
    return exitCode.ok;
  });

/** A speaker id by the name as people write it. */
const parseName = (value: string): string => {
  const id = slugOf(value);
  if (id === '') throw new InvalidArgumentError('Give a name.');
  return id;
};
const stageOption = () => new Option('--stage <name>', 'a deployed stage; by default the local stack that runs');

const listCommand = (): Command =>
  new Command('list')
    .summary('name the speakers that have aliases')
    .description('Lists the speakers that have other names, and these.')
    .addOption(new Option('--format <format>').choices(listingFormats).default('table'))
    .addOption(stageOption())
    .action(async (options: ListOptions) => {
      process.exitCode = await list(options);
    });

const addCommand = (): Command =>
  new Command('add')
    .summary('make one name another name of a speaker')
    .description(
      'From then on, claims under either name are read as the speaker’s. Nothing that was extracted is changed, so it can be taken back.',
    )
    .argument('<NAME>', 'the other name, or its id', parseName)
    .argument('<SPEAKER>', 'the name to keep, or its id', parseName)
    .addOption(stageOption())
    .addHelpText(
      'after',
      `
Your credentials need the stack's policies ReadPolicyArn and EditorPolicyArn.

Examples:
  claimwire alias add ARS "Agence régionale de santé"
  claimwire records --speaker ARS`,
    )
    .action(async (name: string, of: string, options: CommonOptions) => {
      process.exitCode = await add(name, of, options);
    });

const removeCommand = (): Command =>
  new Command('remove')
    .summary('take an alias back')
    .description('From then on, the name is a speaker of its own again.')
    .argument('<NAME>', 'the other name, or its id', parseName)
    .addOption(stageOption())
    .action(async (name: string, options: CommonOptions) => {
      process.exitCode = await remove(name, options);
    });

/** `claimwire alias`: other names of speakers. */
export const aliasCommand = (): Command =>
  new Command('alias')
    .summary('keep other names of speakers')
    .description('Aliases apply at reading: claims under any name of a speaker are found under each of them.')
    .addCommand(listCommand())
    .addCommand(addCommand())
    .addCommand(removeCommand());
