import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PaperRequest } from '#contract/http/papers.ts';
import { UnitId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { inPieces } from '#tests/support/a-document-desk.ts';
import { aPersonOf } from '#tests/support/a-paper-desk.ts';
import { pdfFile } from '#tests/support/files/pdf-files.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { useDocumentDesk } from '#tests/support/use-document-desk.ts';

vi.setConfig({ testTimeout: 120_000 });

const database = useDatabase();
const here = useDocumentDesk(database);
const { refusal } = here;
const REASON = 'Chờ số liệu của các xã';

let unitId: UnitId;
let preparer: Actor;
let colleague: Actor;
let outsider: Actor;

beforeEach(async () => {
  const unit = await database.prisma.orgUnit.create({
    data: { name: 'Phòng', kind: 'department' },
  });
  const other = await database.prisma.orgUnit.create({ data: { name: 'Xã', kind: 'commune' } });
  unitId = UnitId.parse(unit.id);
  preparer = await aPersonOf(database.prisma, unitId, 'member');
  colleague = await aPersonOf(database.prisma, unitId, 'leader');
  outsider = await aPersonOf(database.prisma, UnitId.parse(other.id), 'leader');
});

async function asked(more: { dueAt?: string } = {}): Promise<PaperRequest> {
  const { secretary, meetingId, itemId } = here.meeting;
  const paper = { itemId, unitIds: [unitId], title: 'Báo cáo', note: 'Kèm phụ lục', ...more };
  const { requests } = await here.desk.papers.ask(secretary, meetingId, paper);
  const request = requests.find((each) => each.unitId === unitId);
  if (!request) throw new Error('the paper was not asked for');
  return request;
}

async function uploaded({ requestId }: PaperRequest, actor = preparer, fileName = 'a.pdf') {
  const content = inPieces(await pdfFile(1, randomUUID()));
  return here.desk.documents.uploadFor(actor, requestId, { fileName, content });
}

/** The same, waited for until it can be read. */
const ready = async (...file: Parameters<typeof uploaded>) =>
  here.converted(await uploaded(...file));

async function submitted() {
  const request = await asked();
  const document = await ready(request);
  const { version } = await here.desk.papers.get(preparer, request.requestId);
  const body = { version };
  return { document, paper: await here.desk.decisions.submit(preparer, request.requestId, body) };
}

const kindsOf = async (actor: Actor) =>
  (await here.desk.notifications.list(actor)).newest.map(({ content }) => content.kind);
const auditOf = async ({ requestId }: PaperRequest) => {
  const rows = await database.prisma.auditEntry.findMany({
    where: { subject: `paper:${requestId}` },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ action }) => action);
};
const HOUR_MS = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();

describe('a paper that a unit is asked for', () => {
  it('goes from asking to approval, each step told and logged, and only then is the meeting’s', async () => {
    const { secretary, meetingId, itemId, delegate } = here.meeting;
    const { document, paper } = await submitted();
    expect(paper.progress).toMatchObject({ state: 'submitted', lateReason: null });
    const shown = async () => {
      const rows = await database.prisma.meetingDocument.findMany({
        where: { itemId, isHeld: false },
      });
      return rows.map(({ id }) => id);
    };
    expect(await shown()).toEqual([]);
    await expect(here.desk.reading.getVersion(delegate, document.versionId)).rejects.toEqual(
      refusal('NOT_FOUND', 'paper'),
    );
    here.desk.reframed.splice(0);
    await here.desk.decisions.approve(secretary, paper.requestId, paper);
    expect(await shown()).toEqual([document.documentId]);
    expect(here.desk.reframed).toEqual([{ meetingId, by: secretary.userId }]);
    const read = await here.desk.reading.getVersion(delegate, document.versionId);
    expect(read.documentId).toBe(document.documentId);
    expect(read.late).toBeUndefined();
    expect(await kindsOf(preparer)).toEqual(['paperApproved', 'paperAsked']);
    expect(await kindsOf(colleague)).toEqual(['paperApproved', 'paperAsked']);
    expect(await kindsOf(secretary)).toEqual(['paperSubmitted']);
    expect(await kindsOf(outsider)).toEqual([]);
    expect(await auditOf(paper)).toEqual(['paper.ask', 'paper.submit', 'paper.approve']);
  });

  it('is locked while it is submitted, and open again when it is returned with a reason', async () => {
    const { secretary } = here.meeting;
    const { document, paper } = await submitted();
    const locked = refusal('WRONG_STATE', 'paper-locked');
    await expect(uploaded(paper, preparer, 'b.pdf')).rejects.toEqual(locked);
    await expect(
      here.desk.documents.remove(preparer, document.documentId, document),
    ).rejects.toEqual(locked);
    const returned = await here.desk.decisions.returnForChanges(secretary, paper.requestId, {
      version: paper.version,
      reason: 'Thiếu phụ lục số liệu',
    });
    expect(returned.progress).toMatchObject({ state: 'returned', reason: 'Thiếu phụ lục số liệu' });
    await ready(paper, colleague, 'b.pdf');
    await here.desk.documents.remove(preparer, document.documentId, document);
    const again = await here.desk.decisions.submit(colleague, paper.requestId, returned);
    expect(again.documents.map(({ fileName }) => fileName)).toEqual(['b.pdf']);
    expect(await kindsOf(preparer)).toEqual(['paperReturned', 'paperAsked']);
  });

  it('is there for its unit and for who prepares the meeting, and for nobody else', async () => {
    const { secretary, chair, delegate } = here.meeting;
    const request = await asked();
    const { documentId, versionId } = await uploaded(request);
    for (const actor of [preparer, colleague, secretary, chair])
      expect((await here.desk.reading.get(actor, documentId)).versionId).toBe(versionId);
    for (const actor of [outsider, delegate]) {
      await expect(here.desk.reading.get(actor, documentId)).rejects.toEqual(refusal('NOT_FOUND'));
      await expect(here.desk.annotations.list(actor, versionId)).rejects.toEqual(
        refusal('NOT_FOUND'),
      );
      await expect(here.desk.papers.get(actor, request.requestId)).rejects.toEqual(
        refusal('NOT_FOUND'),
      );
      await expect(uploaded(request, actor)).rejects.toEqual(refusal('NOT_FOUND'));
    }
    await expect(uploaded(request, secretary)).rejects.toEqual(refusal('NOT_FOUND'));
    expect(await here.desk.papers.mine(outsider)).toEqual([]);
    expect(await here.desk.papers.mine(preparer)).toHaveLength(1);
  });

  it('is submitted by its unit alone, and decided by who prepares the meeting alone', async () => {
    const { secretary, delegate } = here.meeting;
    const request = await asked();
    for (const actor of [secretary, delegate, outsider])
      await expect(here.desk.decisions.submit(actor, request.requestId, request)).rejects.toEqual(
        refusal('NOT_FOUND', 'paper'),
      );
    await ready(request);
    const { version } = await here.desk.papers.get(preparer, request.requestId);
    const paper = await here.desk.decisions.submit(preparer, request.requestId, { version });
    for (const actor of [preparer, delegate, outsider])
      await expect(here.desk.decisions.approve(actor, paper.requestId, paper)).rejects.toEqual(
        refusal('NOT_FOUND'),
      );
    await expect(here.desk.decisions.submit(preparer, paper.requestId, paper)).rejects.toEqual(
      refusal('WRONG_STATE', 'paper-locked'),
    );
  });

  it('is decided once by two at once: the second is shown what is stored', async () => {
    const { secretary, chair } = here.meeting;
    const { paper } = await submitted();
    const outcomes = await Promise.allSettled([
      here.desk.decisions.approve(secretary, paper.requestId, paper),
      here.desk.decisions.returnForChanges(chair, paper.requestId, { ...paper, reason: REASON }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [refused] = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refused).toEqual(refusal('STALE_VERSION', 'paper-changed'));
    expect(refused.body.current.requestId).toBe(paper.requestId);
    expect(await auditOf(paper)).toHaveLength(3);
  });

  it('is not submitted while a colleague’s file comes in unseen', async () => {
    const request = await asked();
    await ready(request);
    const { version } = await here.desk.papers.get(preparer, request.requestId);
    const outcomes = await Promise.allSettled([
      here.desk.decisions.submit(preparer, request.requestId, { version }),
      uploaded(request, colleague, 'b.pdf'),
    ]);
    const after = await here.desk.papers.get(preparer, request.requestId);
    // Either the file came first and the submission was turned back, or the paper was locked before it.
    const [submission, file] = outcomes.map(({ status }) => status);
    if (after.progress.state === 'submitted' && file === 'rejected')
      expect(after.documents).toHaveLength(1);
    else if (submission === 'rejected') expect(after.progress.state).toBe('asked');
    else expect(after.documents).toHaveLength(2);
  });

  it('goes with its files when the request is withdrawn', async () => {
    const { secretary } = here.meeting;
    const { document, paper } = await submitted();
    await here.desk.decisions.withdraw(secretary, paper.requestId, paper);
    await expect(here.desk.reading.get(preparer, document.documentId)).rejects.toEqual(
      refusal('NOT_FOUND'),
    );
    expect(await here.desk.papers.mine(preparer)).toEqual([]);
    expect(await kindsOf(colleague)).toEqual(['paperWithdrawn', 'paperAsked']);
  });

  it.each(['queued', 'converting', 'failed'])(
    'is neither submitted nor approved with a file that is %s',
    async (state) => {
      const request = await asked();
      const { versionId } = await ready(request);
      const { version } = await here.desk.papers.get(preparer, request.requestId);
      const set = (data: { state: string; problem: string | null }) =>
        database.prisma.documentVersion.update({
          where: { id: versionId },
          data: { ...data, startedAt: new Date() },
        });
      const unready = { state, problem: state === 'failed' ? 'damaged' : null };
      const refused = refusal('WRONG_STATE', 'paper-not-ready');
      await set(unready);
      await expect(
        here.desk.decisions.submit(preparer, request.requestId, { version }),
      ).rejects.toEqual(refused);
      await set({ state: 'ready', problem: null });
      const paper = await here.desk.decisions.submit(preparer, request.requestId, { version });
      await set(unready);
      await expect(
        here.desk.decisions.approve(here.meeting.secretary, paper.requestId, paper),
      ).rejects.toEqual(refused);
    },
  );

  it('is asked of a unit once at a time on one item, and again when that was taken back', async () => {
    const first = await asked();
    await expect(asked()).rejects.toEqual(refusal('CONFLICT', 'unit-asked-twice'));
    await here.desk.decisions.withdraw(here.meeting.secretary, first.requestId, first);
    const outcomes = await Promise.allSettled([asked(), asked()]);
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: refusal('CONFLICT', 'unit-asked-twice') }]);
  });

  it('is neither asked for nor reminded of once the meeting is over', async () => {
    const { secretary } = here.meeting;
    const { requestId } = await asked();
    await here.meeting.setPhase('ended');
    const over = refusal('WRONG_STATE', 'meeting-ended');
    await expect(here.desk.papers.remind(secretary, requestId)).rejects.toEqual(over);
    await expect(asked()).rejects.toEqual(over);
  });

  it('is reminded of once an hour', async () => {
    const { secretary } = here.meeting;
    const { requestId } = await asked();
    await here.desk.papers.remind(secretary, requestId);
    await expect(here.desk.papers.remind(secretary, requestId)).rejects.toEqual(
      refusal('TOO_MANY', 'reminded-lately'),
    );
    here.desk.passTime(3_600_000);
    await here.desk.papers.remind(secretary, requestId);
    expect(await kindsOf(preparer)).toEqual(['paperReminder', 'paperReminder', 'paperAsked']);
  });
});

describe('a paper that comes late', () => {
  it('is submitted with a reason alone, which its documents carry into the meeting', async () => {
    const { secretary, delegate } = here.meeting;
    const { requestId } = await asked({ dueAt: inHours(24) });
    await ready(await here.desk.papers.get(preparer, requestId));
    here.desk.passTime(25 * HOUR_MS);
    const { version } = await here.desk.papers.get(preparer, requestId);
    await expect(here.desk.decisions.submit(preparer, requestId, { version })).rejects.toEqual(
      refusal('WRONG_STATE', 'late-reason-missing'),
    );
    const body = { version, lateReason: REASON };
    const paper = await here.desk.decisions.submit(preparer, requestId, body);
    await here.desk.decisions.approve(secretary, paper.requestId, paper);
    const [document] = paper.documents;
    if (!document) throw new Error('the file is gone');
    expect((await here.desk.reading.get(delegate, document.documentId)).late).toMatchObject({
      reason: REASON,
    });
  });
});

describe('what an account is told', () => {
  it('is read by itself alone, one by one or as far as it was shown', async () => {
    const { secretary } = here.meeting;
    const { requestId } = await asked();
    await here.desk.papers.remind(secretary, requestId);
    const { newest, unread } = await here.desk.notifications.list(preparer);
    expect(unread).toBe(2);
    const notificationIds = newest.map(({ notificationId }) => notificationId);
    await here.desk.notifications.markRead(colleague, { notificationIds });
    expect((await here.desk.notifications.list(preparer)).unread).toBe(2);
    const [first] = notificationIds;
    if (!first) throw new Error('nothing was told');
    const after = await here.desk.notifications.markRead(preparer, { notificationIds: [first] });
    expect(after.unread).toBe(1);
    const until = new Date(Date.now() + 365 * 24 * 3_600_000).toISOString();
    expect((await here.desk.notifications.markRead(preparer, { until })).unread).toBe(0);
  });
});
