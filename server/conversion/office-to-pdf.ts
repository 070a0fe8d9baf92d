import { copyFile, mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FileProblem } from '#contract/http/documents.ts';
import type { FileKind } from '#server/domain/file-kind.ts';
import type { ProgramEnd } from './run-program.ts';

/** Runs LibreOffice confined in a folder, within its limit. */
export type RunOffice = (folder: string, args: readonly string[]) => Promise<ProgramEnd>;

// No macros, no links to other files or addresses, no questions: a second line behind the missing network.
const SETTINGS: readonly (readonly [path: string, name: string, value: string])[] = [
  ['org.openoffice.Office.Common/Security/Scripting', 'MacroSecurityLevel', '3'],
  ['org.openoffice.Office.Common/Security/Scripting', 'DisableMacrosExecution', 'true'],
  ['org.openoffice.Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'],
  ['org.openoffice.Office.Calc/Content/Update', 'Link', '1'],
  ['org.openoffice.Office.Writer/Content/Update', 'Link', '0'],
];

const PROFILE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
${SETTINGS.map(
  ([path, name, value]) =>
    `<item oor:path="/${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
).join('\n')}
</oor:items>
`;

async function isPdf(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(5), 0, 5, 0);
      return buffer.subarray(0, bytesRead).toString('latin1') === '%PDF-';
    } finally {
      await file.close();
    }
  } catch {
    return false;
  }
}

/**
 * Converts an office file to PDF in a folder of its own: own copy, own profile, own output folder, because two runs on one profile
 * silently make nothing. LibreOffice ends with 0 even when it fails, so only the output counts.
 */
export async function officeToPdf(
  run: RunOffice,
  path: string,
  kind: FileKind,
  folder: string,
): Promise<{ path: string } | { problem: FileProblem }> {
  const input = join(folder, `input.${kind}`);
  const output = join(folder, 'office');
  const profile = join(folder, 'profile');
  await mkdir(join(profile, 'user'), { recursive: true });
  await mkdir(output);
  await writeFile(join(profile, 'user', 'registrymodifications.xcu'), PROFILE);
  await copyFile(path, input);
  const { timedOut, stdout, stderr } = await run(folder, [
    `-env:UserInstallation=${pathToFileURL(profile).href}`,
    '--headless',
    '--norestore',
    '--convert-to',
    'pdf',
    '--outdir',
    output,
    input,
  ]);
  if (timedOut) return { problem: 'conversion-timed-out' };
  const made = join(output, 'input.pdf');
  if (await isPdf(made)) return { path: made };
  const unreadable = `${stdout}${stderr}`.includes('source file could not be loaded');
  return { problem: unreadable ? 'damaged' : 'conversion-failed' };
}
