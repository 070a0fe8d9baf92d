import { createReadStream } from 'node:fs';
import { Refusal } from '#contract/errors.ts';
import { ConversionHindrance, type FileProblem } from '#contract/http/documents.ts';
import type { VersionId } from '#contract/ids.ts';
import type { Clock } from './ports/clock.ts';
import type {
  ConversionQueue,
  ConversionResult,
  ConversionTurn,
} from './ports/conversion-queue.ts';
import { ConversionAborted, type Converter } from './ports/converter.ts';
import type { FileKey, FileStore } from './ports/file-store.ts';
import type { Framing } from './ports/framing.ts';
import type { Jobs } from './ports/jobs.ts';

/** Converts uploaded documents, one after another. */
export interface ConversionService {
  /** Begins to work, and takes up what a server that died has left in conversion since before `diedBefore`. */
  start(diedBefore: Date): Promise<void>;
  /** Stops looking for what was left; the converter and the jobs are closed by their owner. */
  close(): void;
}

// Longer than any conversion can last: what began before that was left by a server that died.
const LONGEST_MS = 10 * 60_000;
const LOOK_EVERY_MS = 60_000;

/** What the service works with. */
export type ConversionParts = {
  queue: ConversionQueue;
  converter: Converter;
  files: FileStore;
  framing: Framing;
  jobs: Jobs;
  clock: Clock;
  /** Makes what the first readers of a new PDF will ask for; without it, it is made when they ask. */
  prepare?: (pdfKey: FileKey) => Promise<void>;
  onError: (error: unknown) => void;
};

/** Makes the service that turns queued versions into PDFs and brings them into the meeting when they are ready. */
export function createConversionService({
  queue,
  converter,
  files,
  framing,
  jobs,
  clock,
  prepare,
  onError,
}: ConversionParts): ConversionService {
  async function storePdf(path: string): Promise<string> {
    const received = await files.receive(createReadStream(path), Number.POSITIVE_INFINITY);
    await received.keep();
    return received.key;
  }

  function convert(turn: ConversionTurn): Promise<ConversionResult> {
    return files.withLocalPath(turn.originalKey, (path) =>
      converter.convert(path, turn.fileKind, async (conversion) => {
        if ('problem' in conversion) return { state: 'failed', problem: conversion.problem };
        const { path: pdf, ...read } = conversion.converted;
        return { state: 'ready', pdfKey: await storePdf(pdf), ...read };
      }),
    );
  }

  /** How a turn ends that broke: the document waits when only the server or its disk is to blame, else it fails and may be tried again. */
  function broken(error: unknown): ConversionResult {
    if (error instanceof ConversionAborted) return { state: 'queued', hindrance: null };
    if (!(error instanceof Refusal && error.code === 'UNAVAILABLE'))
      return { state: 'failed', problem: 'conversion-failed' };
    const { data } = ConversionHindrance.safeParse(error.body.reason);
    return { state: 'queued', hindrance: data ?? null };
  }

  async function deleteSecrets(): Promise<void> {
    for (const key of await queue.refusedOriginals()) await files.remove(key);
  }

  async function settle(turn: ConversionTurn, result: ConversionResult): Promise<void> {
    const { versionId } = turn;
    if (isWorthAnotherTurn(turn, result)) {
      await queue.settle(turn, { state: 'queued', hindrance: null });
      await jobs.enqueue('document.convert', { versionId });
      return;
    }
    await queue.settle(turn, result);
    if (result.state === 'failed' && result.problem === 'state-secret') await deleteSecrets();
  }

  async function work(versionId: VersionId): Promise<void> {
    const turn = await queue.take(versionId, clock.now());
    let newPdf: FileKey | null = null;
    if (turn) {
      const result = await convert(turn).catch((error: unknown) => {
        if (!(error instanceof ConversionAborted)) onError(error);
        return broken(error);
      });
      await settle(turn, result);
      if (result.state === 'ready') newPdf = result.pdfKey;
    }
    const ready = await queue.readyIn(versionId);
    if (ready) await framing.reframe(ready.meetingId, ready.uploadedById);
    // The document is out already: what is not made ahead is made when it is asked for.
    if (newPdf !== null) await prepare?.(newPdf).catch(onError);
    if (ready) await jobs.enqueue('document.compare', { versionId });
  }

  async function workAndTell(versionId: VersionId): Promise<void> {
    try {
      await work(versionId);
    } catch (error) {
      onError(error);
      throw error;
    }
  }

  async function takeUpAgain(before: Date): Promise<void> {
    for (const versionId of await queue.takeUpAgain(before))
      await jobs.enqueue('document.convert', { versionId });
  }

  let timer: NodeJS.Timeout | undefined;
  return {
    async start(diedBefore) {
      await jobs.work('document.convert', ({ versionId }) => workAndTell(versionId), {
        concurrency: 1,
      });
      await deleteSecrets();
      await takeUpAgain(diedBefore);
      timer = setInterval(() => {
        takeUpAgain(new Date(clock.now().getTime() - LONGEST_MS)).catch(onError);
      }, LOOK_EVERY_MS);
      timer.unref();
    },
    close() {
      clearInterval(timer);
    },
  };
}

const OF_PROGRAMS: readonly FileProblem[] = [
  'conversion-failed',
  'conversion-timed-out',
  'not-examined',
];

/** A program that failed or hung gets a second turn, behind those that wait; what is wrong with the file stays wrong. */
function isWorthAnotherTurn({ attempt }: ConversionTurn, result: ConversionResult): boolean {
  if (attempt > 1 || result.state !== 'failed') return false;
  return OF_PROGRAMS.includes(result.problem);
}
