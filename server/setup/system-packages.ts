import { existsSync, globSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './run-program.ts';
import { SetupError, type StepReport } from './step.ts';

/** A package of the system, and the file that shows that it is there. */
export type SystemPackage = { name: string; isThere: () => boolean };

const LIBRE_OFFICE = '/usr/lib/libreoffice/program';
const FONTS = '/usr/share/fonts/truetype';
const OCR_DATA = '/usr/share/tesseract-ocr';
const PYTHON_MODULES = '/usr/lib/python3/dist-packages';

/** True when a program of this name is found in PATH. */
export function hasProgram(name: string): boolean {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/sbin'];
  return folders.some((folder) => folder !== '' && existsSync(join(folder, name)));
}

const program = (name: string, command: string): SystemPackage => ({
  name,
  isThere: () => hasProgram(command),
});
const file = (name: string, path: string): SystemPackage => ({
  name,
  isThere: () => existsSync(path),
});

/** A file in a folder that is named after a version or a kind of machine. */
const anyFile = (name: string, pattern: string): SystemPackage => ({
  name,
  isThere: () => globSync(pattern).length > 0,
});

/** What documents are converted and examined with, and meetings recorded. Without it the rest works. */
export const DOCUMENT_PACKAGES: readonly SystemPackage[] = [
  file('libreoffice-writer-nogui', join(LIBRE_OFFICE, 'libswlo.so')),
  file('libreoffice-calc-nogui', join(LIBRE_OFFICE, 'libsclo.so')),
  file('libreoffice-impress-nogui', join(LIBRE_OFFICE, 'libsdlo.so')),
  file('fonts-liberation2', join(FONTS, 'liberation2/LiberationSerif-Regular.ttf')),
  file('fonts-crosextra-carlito', join(FONTS, 'crosextra/Carlito-Regular.ttf')),
  program('qpdf', 'qpdf'),
  program('poppler-utils', 'pdftotext'),
  // For recording meetings.
  program('ffmpeg', 'ffmpeg'),
  program('tesseract-ocr', 'tesseract'),
  anyFile('tesseract-ocr-vie', join(OCR_DATA, '*/tessdata/vie.traineddata')),
];

/** What the tests need beside it. */
export const TEST_PACKAGES: readonly SystemPackage[] = [
  {
    name: 'chromium',
    isThere: () => existsSync(process.env.CHROMIUM ?? '/usr/bin/chromium'),
  },
  program('firefox-esr', 'firefox-esr'),
  // Other programs that speak WHIP and WHEP.
  file('python3-aiortc', join(PYTHON_MODULES, 'aiortc/__init__.py')),
  anyFile('gstreamer1.0-plugins-bad', '/usr/lib/*/gstreamer-1.0/libgstwebrtc.so'),
  anyFile('gstreamer1.0-nice', '/usr/lib/*/gstreamer-1.0/libgstnice.so'),
  anyFile('gir1.2-gst-plugins-bad-1.0', '/usr/lib/*/girepository-1.0/GstWebRTC-1.0.typelib'),
  file('python3-gst-1.0', join(PYTHON_MODULES, 'gi/overrides/Gst.py')),
  program('coturn', 'turnserver'),
  program('openssl', 'openssl'),
  program('redis-server', 'redis-server'),
];

/** Those that are not there. */
export function missingOf(packages: readonly SystemPackage[]): string[] {
  return packages.flatMap(({ name, isThere }) => (isThere() ? [] : [name]));
}

/** Those of Debian's packages that are not installed; none where there is no dpkg to ask: then the build itself tells. */
export async function missingByName(names: readonly string[]): Promise<string[]> {
  if (!hasProgram('dpkg-query')) return [];
  const format = `-f=\${Package} \${db:Status-Status}\n`;
  const { output } = await runProgram('dpkg-query', ['-W', format, ...names], { isQuiet: true });
  return names.filter((name) => !output.split('\n').includes(`${name} installed`));
}

/** The line that installs them, to be pasted into a terminal. */
export function installLine(names: readonly string[]): string {
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names.join(' ')}`;
}

/** True when this process may install packages itself: root, on a system with apt. */
export function mayInstall(): boolean {
  return process.getuid?.() === 0 && hasProgram('apt-get');
}

/** Installs packages with apt-get. Throws with the line to paste when this user may not, or when it fails. */
export async function installPackages(names: readonly string[], report: StepReport): Promise<void> {
  if (names.length === 0) return;
  const line = installLine(names);
  if (!mayInstall()) {
    throw new SetupError(`Thiếu gói hệ thống. Hãy dán dòng này rồi chạy lại:\n  ${line}`);
  }
  report.say(names.join(' '));
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = () =>
    runProgram('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], {
      isQuiet: true,
      env,
    });
  const update = () => runProgram('apt-get', ['update', '-qq'], { isQuiet: true, env });
  if (!hasPackageLists()) await update();
  let end = await install();
  if (end.code !== 0) {
    await update();
    end = await install();
  }
  if (end.code !== 0) {
    const said = end.output.trim().split('\n').slice(-8).join('\n');
    throw new SetupError(`apt-get không cài được gói hệ thống:\n${said}\nHãy thử: ${line}`);
  }
}

function hasPackageLists(): boolean {
  const folder = '/var/lib/apt/lists';
  return existsSync(folder) && readdirSync(folder).some((name) => name.includes('_Packages'));
}
