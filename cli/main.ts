import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Compiled code is kept from one call to the next, which halves the time to the first result; in the project's own folder, since one that
// others may write to would run their code.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/claimwire'));
const { runProgram } = await import('./program.ts');
const { endOnLostOutput } = await import('./terminal.ts');
endOnLostOutput();
await runProgram(process.argv.slice(2));
