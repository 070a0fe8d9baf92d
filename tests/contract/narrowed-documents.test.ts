import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DocumentId, type UserId, VersionId } from '#contract/ids.ts';
import type { FrameDocument, MeetingFrame } from '#contract/live/state.ts';
import { aFrame, anItem } from '#tests/support/a-frame.ts';
import { useLiveGateway } from '#tests/support/use-live-gateway.ts';

const secret: FrameDocument = {
  documentId: DocumentId.parse(randomUUID()),
  versionId: VersionId.parse(randomUUID()),
  title: 'Phương án nhân sự',
  fileName: 'nhan-su.pdf',
  pageCount: 3,
};
const frame = aFrame({ items: [anItem({ documents: [secret] }), anItem()] });
const who = (role: string) =>
  frame.participants.find(({ roles }) => roles.includes(role as never))?.userId as UserId;
const [chair, guest] = [who('chair'), who('guest')];
const member = frame.participants[2]?.userId as UserId;
const narrowed: MeetingFrame = {
  ...frame,
  items: frame.items.map((item) => ({
    ...item,
    documents: item.documents.map((document) =>
      document === secret
        ? {
            ...document,
            audience: { roles: ['votingMember'], unitIds: [], siteIds: [], userIds: [] },
          }
        : document,
    ),
  })),
};
const server = useLiveGateway(frame);
const stroke = (n: number) => ({
  strokeId: `00000000-0000-4000-8000-00000000000${n}`,
  tool: 'pen',
  color: '#b3261e',
  widthPt: 2,
  points: [
    [10, 10, 0.5],
    [90, 90, 0.5],
  ],
});

describe('a document that is meant for some of a running meeting', () => {
  it('is in nobody else’s stream: not its title, not what is drawn on it, not after coming back', async () => {
    const led = await server.inside(chair);
    const seen: unknown[] = [];
    const listen = await server.inside(guest);
    listen.onAny((...frames) => seen.push(frames));
    const insider = await server.inside(member);
    const insiderSaw: unknown[] = [];
    insider.onAny((...frames) => insiderSaw.push(frames));
    await server.command(led, 'meeting.start', { reason: 'Chủ trì quyết định họp' });
    seen.splice(0);
    const told = new Promise((done) => listen.once('state', done));
    await server.reframe(narrowed);
    await told;
    const page = { versionId: secret.versionId, page: 1 };
    expect(await server.command(led, 'presentation.start', page)).toMatchObject({ ok: true });
    const inked = new Promise((done) => listen.once('events', done));
    expect(await server.command(led, 'ink.add', { ...page, stroke: stroke(1) })).toMatchObject({
      ok: true,
    });
    await inked;
    led.emit('signal', {
      meetingId: frame.meetingId,
      signal: { type: 'pointer', ...page, x: 1, y: 2 },
    });
    // A later event of the same socket has passed by then.
    const last = new Promise((done) => listen.once('events', done));
    await server.command(led, 'chat.send', { text: 'xong' });
    await last;
    const answer = await server.enter(await server.signedIn(guest));
    for (const sent of [JSON.stringify(seen), JSON.stringify(answer)]) {
      expect(sent).not.toContain(secret.title);
      expect(sent).not.toContain(secret.documentId);
      expect(sent).not.toContain('[90,90');
      expect(sent).not.toContain('"pointer"');
      expect(sent).not.toContain('audience');
    }
    const own = JSON.stringify(insiderSaw);
    for (const text of [secret.title, '[90,90', '"pointer"']) expect(own).toContain(text);
  });

  it('cannot be shown by a presenter whom it is not meant for', async () => {
    const item = narrowed.items[0];
    await server.reframe({
      ...narrowed,
      items: narrowed.items.map((one) => (one === item ? { ...one, presenterId: guest } : one)),
    });
    const presenter = await server.inside(guest);
    const page = { versionId: secret.versionId, page: 1 };
    await server.command(await server.inside(chair), 'agenda.goTo', { itemId: item?.itemId });
    expect(await server.command(presenter, 'presentation.start', page)).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND', reason: 'document' },
    });
  });

  it('comes back to everybody when it is meant for all again', async () => {
    const listen = await server.inside(guest);
    const told = new Promise<unknown>((done) => listen.once('state', done));
    await server.reframe(frame);
    expect(JSON.stringify(await told)).toContain(secret.title);
  });
});
