import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './run-program.ts';

const MAX_LINES = 300;

/** What each part of the house may import, beside packages. The longest matching folder counts; what isn't here may import all. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  'server/contract': ['server/contract'],
  'server/domain': ['server/contract', 'server/domain'],
  'server/services': ['server/contract', 'server/domain', 'server/services', 'media'],
  'server/http': ['server/contract', 'server/domain', 'server/services', 'server/http'],
  'server/realtime': [
    'server/contract',
    'server/domain',
    'server/services',
    'server/realtime',
    'media',
  ],
  'server/db': ['server/contract', 'server/domain', 'server/services', 'server/db'],
  'server/storage': ['server/contract', 'server/domain', 'server/services', 'server/storage'],
  'server/conversion': ['server/contract', 'server/domain', 'server/services', 'server/conversion'],
  'server/forms': ['server/contract', 'server/domain', 'server/services', 'server/forms'],
  'server/cluster': ['server/contract', 'server/domain', 'server/services', 'server/cluster'],
  'server/recording': [
    'server/contract',
    'server/domain',
    'server/services',
    'server/recording',
    'server/conversion/run-program.ts',
    'media',
  ],
  'server/jobs': ['server/contract', 'server/domain', 'server/services', 'server/jobs'],
  'server/setup': ['server/setup', 'server/settings.ts', 'server/contract', 'media/worker'],
  'server/settings.ts': ['server/contract'],
  client: ['client', 'server/contract'],
  media: ['media'],
};

/** What stands behind the media port: only the composition root and tests name it, and the set-up gets the worker. */
const ENGINES = ['media/mediasoup', 'media/node', 'media/fake', 'media/worker'];

/** What is wrong with one source file by the rules of the house, each with its line; `path` is relative to the project. */
export function violationsOf(path: string, text: string): string[] {
  const lines = text.split('\n');
  const found: string[] = [];
  const count = text.endsWith('\n') ? lines.length - 1 : lines.length;
  if (count > MAX_LINES) found.push(`${path}: ${count} lines, at most ${MAX_LINES}`);
  for (const [index, line] of lines.entries()) {
    const at = `${path}:${index + 1}`;
    const target = importedFile(path, line);
    if (target !== null && !mayImport(path, target)) found.push(`${at}: may not import ${target}`);
    if (/[:<,|]\s*any\b|\bas any\b/.test(withoutText(line))) found.push(`${at}: any`);
    if (needsDocstring(path, lines, index)) found.push(`${at}: an export without a docstring`);
  }
  return found;
}

function mayImport(path: string, target: string): boolean {
  const zone = Object.keys(MAY_IMPORT)
    .filter((folder) => isIn(path, folder))
    .sort((a, b) => b.length - a.length)[0];
  // The composition root, the set-up's scripts and tests may import all; a room of the server that isn't listed, nothing.
  if (zone === undefined) return !/^server\/[^/]+\//.test(path);
  if (
    path.startsWith('server/') &&
    zone !== undefined &&
    zone !== 'server/setup' &&
    ENGINES.some((engine) => isIn(target, engine))
  )
    return false;
  return MAY_IMPORT[zone]?.some((folder) => isIn(target, folder)) ?? true;
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** The file that a line imports, relative to the project; null for packages and other lines. */
function importedFile(path: string, line: string): string | null {
  const name = /(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)'([.#][^']+)'/.exec(line)?.[1];
  if (name === undefined) return null;
  if (name.startsWith('#client/')) return `client/src/${name.slice('#client/'.length)}`;
  if (name.startsWith('#contract/')) return `server/contract/${name.slice('#contract/'.length)}`;
  if (name.startsWith('#')) return name.slice(1);
  return join(path, '..', name);
}

/** The line without what stands in strings and comments. */
function withoutText(line: string): string {
  if (/^\s*(\*|\/\*)/.test(line)) return '';
  return line.replace(/'[^']*'|"[^"]*"|`[^`]*`/g, '').replace(/\/\/.*$/, '');
}

/** A type that follows its schema of the same name shares its docstring; tests and texts of the interface need none. */
function needsDocstring(path: string, lines: readonly string[], index: number): boolean {
  if (isIn(path, 'tests') || isIn(path, 'client/src/i18n')) return false;
  const name =
    /^export (?:async )?(?:const|function\*?|type|interface|class|abstract class) (\w+)/.exec(
      lines[index] ?? '',
    )?.[1];
  if (name === undefined) return false;
  const before = lines.slice(0, index).findLast((line) => line.trim() !== '') ?? '';
  const isSecondOfPair = lines.some(
    (line, other) =>
      other !== index && new RegExp(`^export (?:const|type|interface) ${name}\\b`).test(line),
  );
  return !before.trimEnd().endsWith('*/') && !isSecondOfPair;
}

/** All source files of the project that the rules are for. */
function sourceFiles(folder: string): string[] {
  const skipped = ['generated', 'overlay', 'dist', 'artefacts', 'node_modules', 'public'];
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.includes(entry.name) ? [] : sourceFiles(path);
    return /\.(ts|tsx|mjs|css)$/.test(entry.name) ? [path] : [];
  });
}

if (import.meta.main) {
  const files = ['server', 'client', 'media', 'prisma', 'tests'].flatMap(sourceFiles);
  const found = files.flatMap((path) =>
    violationsOf(relative('.', path), readFileSync(join(ROOT, path), 'utf8')),
  );
  for (const violation of found) console.log(violation);
  process.exitCode = found.length === 0 ? 0 : 1;
}
