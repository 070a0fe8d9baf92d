import { afterAll, beforeAll, beforeEach, expect, vi } from 'vitest';
import type { MeetingDocument } from '#contract/http/documents.ts';
import type { Actor } from '#server/domain/actor.ts';
import { aDocumentDesk, inPieces } from './a-document-desk.ts';
import { aPreparedMeeting, type PreparedMeeting } from './a-prepared-meeting.ts';
import type { TestDatabase } from './use-database.ts';

/** A desk that converts with the real programs, and a released meeting of its own for each test of the calling file. */
export function useDocumentDesk(database: TestDatabase) {
  let opened: Awaited<ReturnType<typeof aDocumentDesk>> | null = null;
  let prepared: PreparedMeeting | null = null;
  const desk = () => {
    if (!opened) throw new Error('The desk is there in tests and hooks only.');
    return opened;
  };
  const meeting = () => {
    if (!prepared) throw new Error('The meeting is there in tests only.');
    return prepared;
  };
  beforeAll(async () => {
    opened = await aDocumentDesk(database);
    await opened.conversions.start(new Date());
  });
  afterAll(() => desk().close());
  beforeEach(async () => {
    prepared = await aPreparedMeeting(database.prisma, 'released');
    desk().reframed.splice(0);
  });
  return {
    get desk() {
      return desk();
    },
    get meeting() {
      return meeting();
    },
    /** Uploads a file to the meeting's item, as its secretary unless another is given. */
    upload: (bytes: Buffer, fileName = 'báo cáo.pdf', actor: Actor = meeting().secretary) =>
      desk().documents.upload(actor, meeting().itemId, { fileName, content: inPieces(bytes) }),
    /** Waits until the conversion is over, and gives the document as it is then. */
    converted: ({ documentId }: Pick<MeetingDocument, 'documentId'>) =>
      vi.waitFor(
        async () => {
          const document = await desk().reading.get(meeting().secretary, documentId);
          expect(['ready', 'failed']).toContain(document.progress.state);
          if (!('itemId' in document)) throw new Error('The document is not of a meeting.');
          return document;
        },
        { timeout: 60_000, interval: 50 },
      ),
    /** Matches a thrown refusal of that code, and of that reason when one is given. */
    refusal: (code: string, reason?: string) =>
      expect.objectContaining({
        body: expect.objectContaining(reason ? { code, reason } : { code }),
      }),
  };
}
