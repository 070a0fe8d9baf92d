import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Mounting a disk needs root: tests of full disks are skipped for others. */
export const maySmallDisk = process.getuid?.() === 0;

/** Does something with a disk of so many megabytes, mounted in a folder of its own and gone afterwards. */
export async function onSmallDisk(
  megabytes: number,
  work: (folder: string) => Promise<void>,
): Promise<void> {
  const disk = mkdtempSync(join(tmpdir(), 'nghi-su-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', disk]);
  try {
    await work(disk);
  } finally {
    execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true });
  }
}
