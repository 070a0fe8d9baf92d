import { z } from 'zod';
import { MeetingId, VersionId } from '#contract/ids.ts';

/** Every kind of job with what it is told. */
export type JobTable = {
  'document.convert': { versionId: VersionId };
  /** The next scanned page of the version. */
  'page.recognise': { versionId: VersionId };
  /** Without `since`: with the version before it. */
  'document.compare': { versionId: VersionId; since?: VersionId | undefined };
  /** Some more of the recording of a meeting that has ended. */
  'recording.compose': { meetingId: MeetingId };
};

/** The name of a job. */
export type JobName = keyof JobTable;

/** Reads what a job was told out of the store. */
export const JOBS: { [N in JobName]: z.ZodType<JobTable[N]> } = {
  'document.convert': z.object({ versionId: VersionId }),
  'page.recognise': z.object({ versionId: VersionId }),
  'document.compare': z.object({ versionId: VersionId, since: VersionId.optional() }),
  'recording.compose': z.object({ meetingId: MeetingId }),
};

/** Does work later, once, in whichever process is free; a job that throws is tried again a few times. With `afterSeconds` no earlier. */
export interface Jobs {
  enqueue<N extends JobName>(name: N, data: JobTable[N], afterSeconds?: number): Promise<void>;
  /** Works jobs of the name in this process, `concurrency` at a time. */
  work<N extends JobName>(
    name: N,
    handler: (data: JobTable[N]) => Promise<void>,
    options: { concurrency: number },
  ): Promise<void>;
  /** Takes no more jobs and waits for those in hand; closing twice is one. */
  close(): Promise<void>;
}
