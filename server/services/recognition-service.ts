import type { VersionId } from '#contract/ids.ts';
import type { Clock } from './ports/clock.ts';
import { ConversionAborted } from './ports/converter.ts';
import type { FileStore } from './ports/file-store.ts';
import type { Jobs } from './ports/jobs.ts';
import type { PageRecogniser } from './ports/page-recogniser.ts';
import type { RecognitionQueue, RecognitionTurn } from './ports/recognition-queue.ts';

/** Recognises the words of scanned pages, one page after another, when nothing more urgent is to be done. */
export interface RecognitionService {
  /** Begins to work, and takes up what is left from before. */
  start(): Promise<void>;
  /** Stops looking for waiting pages; the recogniser and the jobs are closed by their owner. */
  close(): void;
}

const LOOK_EVERY_MS = 15_000;

/** What the service works with. */
export type RecognitionParts = {
  queue: RecognitionQueue;
  recogniser: PageRecogniser;
  files: FileStore;
  jobs: Jobs;
  clock: Clock;
  /** Told once each time that the programs turn out to be missing. */
  onMissing: () => void;
  onError: (error: unknown) => void;
  lookEveryMs?: number;
};

/**
 * Makes the service. Each page is a job of its own, so that a server that ends loses one page at most, and a document that is removed
 * costs none; while documents are converted, the pages wait.
 */
export function createRecognitionService({
  queue,
  recogniser,
  files,
  jobs,
  clock,
  onMissing,
  onError,
  lookEveryMs = LOOK_EVERY_MS,
}: RecognitionParts): RecognitionService {
  let isMissing = false;
  const inLine = new Set<VersionId>();

  async function recognise(turn: RecognitionTurn): Promise<void> {
    try {
      const lines = await files.withLocalPath(turn.pdfKey, (path) =>
        recogniser.recognise(path, turn.page),
      );
      await queue.settle(turn, lines);
    } catch (error) {
      if (error instanceof ConversionAborted) return queue.release(turn);
      onError(error);
      await queue.settle(turn, null);
    }
  }

  async function isReady(): Promise<boolean> {
    const isInstalled = await recogniser.isInstalled();
    // Pages that came since are held up too: their document says so.
    if (isMissing || !isInstalled) await queue.holdUp(!isInstalled);
    if (!isInstalled && !isMissing) onMissing();
    isMissing = !isInstalled;
    return isInstalled;
  }

  async function workOne(versionId: VersionId): Promise<void> {
    inLine.delete(versionId);
    if ((await queue.isConverting()) || !(await isReady())) return;
    const turn = await queue.take(versionId, clock.now());
    if (!turn) return;
    await recognise(turn);
    await enqueue(versionId);
  }

  async function enqueue(versionId: VersionId): Promise<void> {
    if (inLine.has(versionId)) return;
    inLine.add(versionId);
    await jobs.enqueue('page.recognise', { versionId });
  }

  /** Puts the version whose meeting comes first in line, unless it is there; the others follow when it is done. */
  async function look(): Promise<void> {
    if (!(await isReady()) || (await queue.isConverting())) return;
    const [next] = await queue.waiting();
    if (next) await enqueue(next);
  }

  let timer: NodeJS.Timeout | undefined;
  return {
    async start() {
      await queue.holdUp(false);
      await jobs.work('page.recognise', ({ versionId }) => workOne(versionId), { concurrency: 1 });
      await look();
      timer = setInterval(() => void look().catch(onError), lookEveryMs);
      timer.unref();
    },
    close() {
      clearInterval(timer);
    },
  };
}
