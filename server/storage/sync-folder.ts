import { open } from 'node:fs/promises';

/** Brings what was made, renamed or removed in a folder onto the disk. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
