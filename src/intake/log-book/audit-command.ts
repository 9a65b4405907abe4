import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readLogProof } from '../../register/log-proof.ts';
import { verifyReceipt } from '../../register/receipt.ts';
import { runCommand, typedPath } from '../backup/at-the-terminal.ts';
import { readEnvironment } from '../configuration.ts';
import { readKeyFor } from '../store/key.ts';
import '../store/database.ts';
import { atTheRegister } from './at-the-register.ts';
import { type Audited, audit } from './audit.ts';

const USAGE = `
  npm run audit [-- --key KEY] [--against FILE]... [--without-root-key]

  Walks the whole database against its log and names the first difference. KEY is the log's public key, or a
  file that holds it, kept elsewhere than on this machine. FILE is a receipt or a checkpoint that somebody
  holds: the log must contain it, which shows that nothing was cut off at its end. Without the root key nothing
  sealed is opened, and digests are not held against what was filed.
`;

/** Draws how far it is, at a terminal. */
function progressLine(): { show(entries: number, of: number): void; end(): void } {
  if (!process.stderr.isTTY) return { show: () => undefined, end: () => undefined };
  let drawn = 0;
  return {
    show(entries, of) {
      if (performance.now() - drawn < 100) return;
      drawn = performance.now();
      process.stderr.write(
        `\r  ${entries.toLocaleString('en')} of ${of.toLocaleString('en')} entries\u001b[K`,
      );
    },
    end: () => void process.stderr.write('\r\u001b[K'),
  };
}

function told(found: Audited, seconds: number, sealedOpened: boolean, held: number): string {
  const count = (n: number) => n.toLocaleString('en');
  return [
    `The database and its log say the same (${seconds.toFixed(1)} s).`,
    `  ${found.origin}: ${count(found.entries)} entries, ${count(found.appeals)} appeals, ` +
      `${count(found.checkpoints)} checkpoints, ${count(found.tileHashes)} tile hashes, no number missing.`,
    `  Signed by ${found.key}`,
    ...(held > 0
      ? [
          `  It contains ${held === 1 ? 'the checkpoint' : `all ${count(held)} checkpoints`} that somebody holds.`,
        ]
      : []),
    ...(found.older > 0 ? [`  ${count(found.older)} entries are from before the log and say less.`] : []),
    ...(sealedOpened ? [] : ['  Nothing sealed was opened: digests were not held against what was filed.']),
  ].join('\n');
}

/**
 * The checkpoint in a receipt, or a file that is one.
 *
 * @throws Error where it is neither, or a receipt that was altered: what it says then is nobody’s promise
 */
async function heldNote(typed: string): Promise<string> {
  const text = (await readFile(typedPath(typed), 'utf8')).replace(/^\ufeff/, '');
  if (!text.trimStart().startsWith('{')) {
    if (/\n\n\u2014 /.test(text)) return text;
    throw new Error(`${typed} is neither a receipt nor a checkpoint. Nothing was audited.`);
  }
  const checked = await verifyReceipt(jsonOf(text));
  if (checked.ok) return readLogProof(checked.receipt.proof)?.checkpoint ?? '';
  throw new Error(
    `${typed} does not hold by itself, so nothing was audited. What is wrong with it: npm run verify -- ${typed}`,
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function main(args: string[], signal: AbortSignal): Promise<string> {
  const { values } = parseArgs({
    args,
    options: {
      key: { type: 'string' },
      against: { type: 'string', multiple: true },
      'without-root-key': { type: 'boolean' },
    },
  });
  const env = readEnvironment(process.env);
  const typed = values.key;
  const key = typed === undefined || typed.includes('+') ? typed : await readFile(typedPath(typed), 'utf8');
  const held = await Promise.all((values.against ?? []).map(heldNote));
  const progress = progressLine();
  const began = performance.now();
  const open = values['without-root-key'] !== true;
  const found = await atTheRegister(env, async ({ url, client }) => {
    const rootKey = open
      ? await readKeyFor(url, env.DAUYS_KEY_FILE ?? join(env.DAUYS_DATA, 'intake.key'))
      : undefined;
    return audit(client, { rootKey, key, held, onProgress: progress.show, signal });
  }).finally(progress.end);
  return told(found, (performance.now() - began) / 1000, open, held.length);
}

await runCommand(USAGE, 'Stopped. The audit was not finished; nothing was changed.', (signal) =>
  main(process.argv.slice(2), signal),
);
