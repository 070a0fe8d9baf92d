import { execFile } from 'node:child_process';

/** Words put before a program's command line so that it runs confined; empty when the machine allows nothing. */
export type Isolation = {
  prefix: readonly string[];
  /** True when the program has no network at all. */
  networkless: boolean;
};

/** What a program may use, in bytes. Data is private writable memory; LibreOffice needs about 300 MB of it. */
export type Ceilings = { dataBytes: number; fileBytes: number };

// From the strictest to the least: a process namespace dies as a whole, even what has left its process group.
const NAMESPACES: readonly (readonly string[])[] = [
  ['unshare', '--map-root-user', '--net', '--pid', '--fork', '--kill-child=SIGKILL'],
  ['unshare', '--net', '--pid', '--fork', '--kill-child=SIGKILL'],
  ['unshare', '--map-root-user', '--net'],
  ['unshare', '--net'],
];

function runs(command: readonly string[]): Promise<boolean> {
  const [program = 'true', ...rest] = [...command, 'true'];
  return new Promise((resolve) => {
    execFile(program, rest, { timeout: 5000 }, (error) => resolve(error === null));
  });
}

async function firstThatRuns(
  candidates: readonly (readonly string[])[],
): Promise<readonly string[]> {
  for (const candidate of candidates) if (await runs(candidate)) return candidate;
  return [];
}

/**
 * Finds out once what this machine allows: no network and a process namespace (namespaces, as root or by user namespaces), limits
 * of memory and file size (prlimit), a low priority so that sound and picture go first (nice), and death with the server (setpriv).
 */
export async function probeIsolation(ceilings: Ceilings): Promise<Isolation> {
  const [namespaces, ...wrappers] = await Promise.all([
    firstThatRuns(NAMESPACES),
    firstThatRuns([['setpriv', '--pdeathsig', 'KILL', '--']]),
    firstThatRuns([['nice', '-n', '10']]),
    firstThatRuns([
      [
        'prlimit',
        `--data=${ceilings.dataBytes}`,
        `--fsize=${ceilings.fileBytes}`,
        '--core=0',
        '--',
      ],
    ]),
  ]);
  return {
    prefix: [...wrappers.flat(), ...namespaces],
    networkless: namespaces.includes('--net'),
  };
}
