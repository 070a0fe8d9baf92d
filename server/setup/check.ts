import { runProgram, runScript } from './run-program.ts';

const FLOATING = ['typescript/no-floating-promises', 'typescript/no-misused-promises'];
const CODE = ['server', 'client/src', 'media', 'prisma', 'tests'];

/** Every check, in the order of its time. All of them run, so that one start shows all that is to be mended. */
const checks: [name: string, run: () => Promise<{ code: number; output: string }>][] = [
  [
    'luật của mã nguồn',
    () => runProgram(process.execPath, ['server/setup/house-rules.ts'], { isQuiet: true }),
  ],
  ['kiểu: máy chủ', () => runScript('typescript/bin/tsc', ['-p', '.'], { isQuiet: true })],
  ['kiểu: giao diện', () => runScript('typescript/bin/tsc', ['-p', 'client'], { isQuiet: true })],
  [
    'kiểu: ngoại tuyến',
    () => runScript('typescript/bin/tsc', ['-p', 'client/worker'], { isQuiet: true }),
  ],
  [
    'biome',
    () => runScript('@biomejs/biome/bin/biome', ['ci', '--colors=off', '.'], { isQuiet: true }),
  ],
  [
    'oxlint',
    () =>
      runScript(
        'oxlint/bin/oxlint',
        ['--type-aware', '-A', 'all', ...FLOATING.flatMap((rule) => ['-D', rule]), ...CODE],
        {
          isQuiet: true,
        },
      ),
  ],
  ['knip', () => runScript('knip/bin/knip.js', ['--no-progress'], { isQuiet: true })],
];

let failed = 0;
for (const [name, run] of checks) {
  const began = performance.now();
  const end = await run();
  const time = `${((performance.now() - began) / 1000).toFixed(1)} s`;
  console.log(`${end.code === 0 ? '✓' : '✗'} ${name} (${time})`);
  if (end.code !== 0) {
    failed += 1;
    console.log(end.output.trimEnd());
  }
}
process.exitCode = failed === 0 ? 0 : 1;
