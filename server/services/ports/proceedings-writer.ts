import type { MeetingFrame } from '#contract/live/state.ts';
import type { ProceedingsPart } from '#server/domain/proceedings/group-lines.ts';

/** The written proceedings with what heads them. */
export type WrittenProceedings = {
  frame: Pick<MeetingFrame, 'title' | 'unitName' | 'place' | 'startsAt'>;
  parts: readonly ProceedingsPart[];
  madeAt: Date;
};

/** Writes proceedings as a DOCX file. */
export type ProceedingsWriter = (written: WrittenProceedings) => Promise<Buffer>;
