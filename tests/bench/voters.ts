import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { nowMs } from './raw-socket.ts';
import type { VoterOrder, VoterPaper, VoterReport } from './voter-process.ts';

/** Has all cast at the same moment, from two processes; resolves with each voter's wait and the time until all were answered. */
export async function castAtOnce(
  url: string,
  papers: VoterPaper[],
): Promise<{ answeredMs: number[]; allMs: number }> {
  const half = Math.ceil(papers.length / 2);
  const halves = [papers.slice(0, half), papers.slice(half)].filter((part) => part.length > 0);
  const processes = await Promise.all(
    halves.map(async (part) => {
      const child = fork(join(import.meta.dirname, 'voter-process.ts'));
      child.send({ kind: 'prepare', url, papers: part } satisfies VoterOrder);
      await reported(child);
      return child;
    }),
  );
  const started = nowMs();
  const waits = await Promise.all(
    processes.map(async (child) => {
      child.send({ kind: 'cast' } satisfies VoterOrder);
      const report = await reported(child);
      return report.kind === 'answered' ? report.waitedMs : [];
    }),
  );
  return { answeredMs: waits.flat(), allMs: nowMs() - started };
}

/** What the process says next; throws when it ends instead. */
function reported(child: ChildProcess): Promise<VoterReport> {
  return new Promise((said, failed) => {
    const ended = (code: number | null) =>
      failed(new Error(`A process of voters ended with ${code}.`));
    child.once('exit', ended);
    child.once('message', (report: VoterReport) => {
      child.off('exit', ended);
      said(report);
    });
  });
}
