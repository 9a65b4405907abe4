import { createPrivateKey, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { checkpointText } from '../../register/checkpoint.ts';
import type { Hash } from '../../register/hashing.ts';
import { type NoteKey, newNoteKey, noteSecretPkcs8, readNoteSigner } from '../../register/note-keys.ts';
import { noteOf, writtenSignature } from '../../register/signed-note.ts';
import { writeNewSecret } from '../durable-files.ts';

/** The log's own key, which signs its checkpoints. */
export interface LogSigner {
  /** Its public half; its name is the log's origin. */
  readonly key: NoteKey;
  /**
   * Signs the head of the log. At once, not in a promise: a batch holds the register's lock meanwhile.
   *
   * @returns the signed note (C2SP tlog-checkpoint)
   */
  checkpoint(head: { readonly size: number; readonly root: Hash }): string;
  /**
   * Signs that something else is the intake's own, such as another key.
   *
   * @param text ends in a newline; its first line must be the name of no log
   * @returns the signed note (C2SP signed-note)
   */
  vouch(text: string): string;
}

/** @param secret as `newNoteKey` wrote it */
export async function logSignerFrom(secret: string): Promise<LogSigner> {
  const { key } = await readNoteSigner(secret);
  if (key.use !== 'log') throw new RangeError('Not the key of a log');
  const privateKey = createPrivateKey({
    key: Buffer.from(noteSecretPkcs8(secret)),
    format: 'der',
    type: 'pkcs8',
  });
  const note = (text: string) =>
    noteOf(text, [writtenSignature(key, sign(null, Buffer.from(text), privateKey))]);
  return {
    key,
    checkpoint: ({ size, root }) => note(checkpointText({ origin: key.name, size, root })),
    vouch(text) {
      if (text.startsWith(`${key.name}\n`))
        throw new RangeError('Only a checkpoint begins with the log’s name');
      return note(text);
    },
  };
}

/**
 * Reads the log's key from its file.
 *
 * @param origin names a new log; `undefined` where a key must be there already
 * @throws Error when the file holds something else, or is missing where one must be
 */
export async function readLogSigner(file: string, origin: string | undefined): Promise<LogSigner> {
  let secret = (await readFile(file, 'utf8').catch(() => undefined))?.trim();
  if (secret === undefined) {
    if (origin === undefined) {
      throw new Error(
        `The log's key file ${file} is missing, and the log in this database was signed with it. ` +
          'Nothing was changed. Put the file back from its backup, or name it in DAUYS_LOG_KEY_FILE.',
      );
    }
    ({ secret } = await newNoteKey(origin, 'log'));
    await writeNewSecret(file, `${secret}\n`);
  }
  return logSignerFrom(secret).catch((cause) => {
    throw new Error(`The file ${file} does not hold the key of a log. Nothing was changed.`, { cause });
  });
}
