import { randomUUID } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import type { FileProblem } from '#contract/http/documents.ts';
import type { Converter } from '#server/services/ports/converter.ts';
import { aDocumentDesk, inPieces } from '#tests/support/a-document-desk.ts';
import { aPreparedMeeting } from '#tests/support/a-prepared-meeting.ts';
import { pdfFile } from '#tests/support/files/pdf-files.ts';
import { useDatabase } from '#tests/support/use-database.ts';

vi.setConfig({ testTimeout: 60_000 });

const database = useDatabase();

/** A desk whose conversions end as they are told, each when it is told. */
async function aToldDesk() {
  const waiting: ((problem: FileProblem) => void)[] = [];
  const convert: Converter['convert'] = async (_path, _kind, use) => {
    const problem = await new Promise<FileProblem>((tell) => waiting.push(tell));
    return use({ problem });
  };
  const meeting = await aPreparedMeeting(database.prisma, 'released');
  const desk = await aDocumentDesk(database, { convert });
  await desk.conversions.start(new Date());
  return {
    desk,
    add: async () =>
      desk.documents.upload(meeting.secretary, meeting.itemId, {
        fileName: 'a.pdf',
        content: inPieces(await pdfFile(1, randomUUID())),
      }),
    progress: async (documentId: Parameters<typeof desk.reading.get>[1]) =>
      (await desk.reading.get(meeting.secretary, documentId)).progress,
    /** Ends the conversion that is in hand, when one is. */
    end: (problem: FileProblem) =>
      vi.waitFor(() => {
        const tell = waiting.shift();
        if (!tell) throw new Error('nothing is in hand');
        tell(problem);
      }, 10_000),
  };
}

it('a document says how many are before it, and what failed once gets one more turn behind them', async () => {
  const { desk, add, progress, end } = await aToldDesk();
  const [first, second, third] = [await add(), await add(), await add()];
  const shown = () =>
    Promise.all([first, second, third].map(({ documentId }) => progress(documentId)));
  await vi.waitFor(async () =>
    expect(await shown()).toEqual([
      expect.objectContaining({ state: 'converting' }),
      { state: 'queued', ahead: 1 },
      { state: 'queued', ahead: 2 },
    ]),
  );
  await end('conversion-failed');
  await vi.waitFor(async () =>
    expect(await shown()).toEqual([
      { state: 'queued', ahead: 2 },
      expect.objectContaining({ state: 'converting' }),
      { state: 'queued', ahead: 1 },
    ]),
  );
  await end('damaged');
  await end('not-examined');
  await end('conversion-timed-out');
  await end('conversion-failed');
  await vi.waitFor(async () => {
    const states = await shown();
    expect(states[1]).toEqual({ state: 'failed', problem: 'damaged' });
    for (const { state } of states) expect(state).toBe('failed');
  });
  const attempts = await database.prisma.documentVersion.findMany({ select: { attempts: true } });
  expect(attempts.map((row) => row.attempts).sort()).toEqual([1, 2, 2]);
  await desk.close();
});
