import { type ChildProcess, spawn } from 'node:child_process';
import { readSettings } from '#server/settings.ts';
import { ROOT } from './run-program.ts';

const settings = readSettings(process.env);
const server = `${settings.https ? 'https' : 'http'}://127.0.0.1:${settings.port}`;

/** The server that starts again at each change, and the page server that shows each change at once. */
const children: ChildProcess[] = [
  spawn(process.execPath, ['--watch', '--watch-preserve-output', 'server/main.ts'], {
    cwd: ROOT,
    stdio: 'inherit',
  }),
  spawn(process.execPath, ['node_modules/vite/bin/vite.js', '--config', 'client/vite.config.ts'], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, NGHI_SU_SERVER: server },
  }),
];

const endAll = (signal: NodeJS.Signals) => {
  for (const child of children) child.kill(signal);
};
for (const child of children) {
  child.on('exit', (code) => {
    process.exitCode ||= code ?? 0;
    endAll('SIGTERM');
  });
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => endAll(signal));
}
// The set-up's process, which has started this one, was killed. The channel alone must not keep this process alive.
process.once('disconnect', () => endAll('SIGTERM'));
process.channel?.unref();
