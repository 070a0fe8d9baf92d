import { Readable } from 'node:stream';
import { AgendaItemId, MeetingId, PaperRequestId, UnitId } from '#contract/ids.ts';
import type { PrismaClient } from '#server/db/generated/client.ts';
import { addDays, dayOf, endOfWork } from '#server/domain/working-days.ts';
import type { DocumentDetailsService } from '#server/services/document-details-service.ts';
import type { DocumentService } from '#server/services/document-service.ts';
import type { PaperDecisions } from '#server/services/paper-decision-service.ts';
import type { PaperService } from '#server/services/paper-service.ts';
import { demoActor, SECRETARY } from './demo-actor.ts';
import { demoId } from './demo-id.ts';
import type { DemoMeeting } from './meetings.ts';
import { makePaper } from './papers/make-paper.ts';
import { DEMO_REQUESTS, type DemoRequest } from './papers-of-units.ts';

/** What the papers of units are made through: the product's own services. */
export type PaperSeedParts = {
  prisma: PrismaClient;
  papers: Pick<PaperService, 'ask' | 'get'>;
  decisions: PaperDecisions;
  documents: Pick<DocumentService, 'uploadFor'>;
  details: Pick<DocumentDetailsService, 'describe'>;
};

/** Asks units for papers of the meeting in preparation, and puts in what they send; what is done is skipped. */
export async function seedPapers(parts: PaperSeedParts, meeting: DemoMeeting): Promise<void> {
  if (meeting.key !== 'draft') return;
  for (const request of DEMO_REQUESTS) {
    const requestId = await askedFor(parts, request);
    if (request.course.upTo !== 'asked') await uploaded(parts, requestId, request.course, meeting);
  }
}

/** Lets each of these papers go as far as its course says; one whose files can't be read stays where it is. */
export async function seedPaperCourses(parts: PaperSeedParts): Promise<void> {
  for (const request of DEMO_REQUESTS) {
    const { course } = request;
    if (course.upTo === 'asked') continue;
    const requestId = await askedFor(parts, request);
    await submitted(parts, requestId, course.by);
    const { version, progress } = await parts.papers.get(SECRETARY, requestId);
    if (progress.state !== 'submitted') continue;
    if (course.upTo === 'approved')
      await parts.decisions.approve(SECRETARY, requestId, { version });
    if (course.upTo === 'returned') {
      const { reason } = course;
      await parts.decisions.returnForChanges(SECRETARY, requestId, { version, reason });
    }
  }
}

async function askedFor(parts: PaperSeedParts, request: DemoRequest): Promise<PaperRequestId> {
  const itemId = AgendaItemId.parse(demoId(`item draft ${request.item}`));
  const unitId = UnitId.parse(demoId(`unit ${request.unit}`));
  const find = () => parts.prisma.paperRequest.findFirst({ where: { itemId, unitId } });
  if (!(await find())) {
    const { title, note, isOverdue } = request;
    const yesterday = endOfWork(addDays(dayOf(new Date()), -1)).toISOString();
    await parts.papers.ask(SECRETARY, MeetingId.parse(demoId('meeting draft')), {
      itemId,
      unitIds: [unitId],
      title,
      note,
    });
    // As when time has passed since: nobody can be asked for what was due before.
    if (isOverdue)
      await parts.prisma.paperRequest.updateMany({
        where: { itemId, unitId },
        data: { dueAt: yesterday },
      });
  }
  return PaperRequestId.parse((await find())?.id);
}

async function uploaded(
  parts: PaperSeedParts,
  requestId: PaperRequestId,
  { by, paper }: Exclude<DemoRequest['course'], { upTo: 'asked' }>,
  meeting: DemoMeeting,
): Promise<void> {
  const preparer = demoActor(by, by, ['member']);
  const { documents, progress } = await parts.papers.get(preparer, requestId);
  if (progress.state !== 'asked' || documents.length > 0) return;
  const bytes = await makePaper(paper.key, paper.fileName, meeting.startsAt);
  const content = Readable.from([bytes]);
  const document = await parts.documents.uploadFor(preparer, requestId, {
    fileName: paper.fileName,
    content,
  });
  const { documentId, version } = document;
  await parts.details.describe(preparer, documentId, { version, title: paper.title });
}

async function submitted(
  parts: PaperSeedParts,
  requestId: PaperRequestId,
  by: string,
): Promise<void> {
  const preparer = demoActor(by, by, ['member']);
  const { version, progress, documents } = await parts.papers.get(preparer, requestId);
  const isReadable = documents.every((document) => document.progress.state === 'ready');
  if (progress.state === 'asked' && isReadable)
    await parts.decisions.submit(preparer, requestId, { version });
}
