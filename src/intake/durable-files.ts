import { open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes the names in a folder durable. Where the system cannot (Windows), its file system has a journal. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Writes a new file that only its owner can read. It is on the disk, and its name as well, when the promise
 * resolves: what is sealed or signed with a key right after it was made must not outlive the key.
 *
 * @throws Error (`EEXIST`) where there is one already; it is left as it is
 */
export async function writeNewSecret(file: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(dirname(file));
}
