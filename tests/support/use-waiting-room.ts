import { randomUUID } from 'node:crypto';
import { beforeAll, expect } from 'vitest';
import type { Asked, GuestStanding, WaitingRoom } from '#contract/http/waiting-room.ts';
import type { MeetingId, UserId } from '#contract/ids.ts';
import { aDistrict, type District } from './a-district.ts';
import { release } from './release.ts';
import { type Browser, useServer } from './use-server.ts';

/** Those who let people in, by their names in `useWaitingRoom`. */
export const LEADS = ['chair', 'secretary', 'deputy'];

/** The answer of a request that must be let through. */
export async function ok<T>(answer: Promise<Response>): Promise<T> {
  const sent = await answer;
  const text = await sent.text();
  expect(text, `status ${sent.status}`).not.toContain('"code":"');
  return JSON.parse(text) as T;
}

/** The code and the reason of a request that must be refused. */
export async function refusal(answer: Promise<Response>): Promise<string> {
  const { code, reason } = (await (await answer).json()) as { code: string; reason?: string };
  return [code, reason].filter(Boolean).join(' ');
}

/** A server with a chair, a secretary, a deputy, a member, an invited guest and a stranger, and what is done at the door of its meetings. */
export function useWaitingRoom() {
  const server = useServer();
  const browsers = new Map<string, Browser>();
  const ids = new Map<string, UserId>();
  let district: District;

  const who = (name: string) => browsers.get(name) as Browser;
  const idOf = (name: string) => ids.get(name) as UserId;

  beforeAll(async () => {
    district = await aDistrict(server.database.prisma);
    for (const name of [...LEADS, 'member', 'guest', 'stranger'])
      ids.set(name, await district.account(name, name === 'stranger' ? ['member'] : []));
    for (const name of ids.keys()) browsers.set(name, await server.signIn(name));
  });

  async function aMeeting(phase = 'released'): Promise<MeetingId> {
    const id = await district.meeting(
      { chairId: idOf('chair'), secretaryId: idOf('secretary') },
      {
        phase,
        participants: {
          create: [
            { accountId: idOf('deputy'), roles: ['votingMember', 'deputyChair'] },
            { accountId: idOf('member'), roles: ['votingMember'] },
            { accountId: idOf('guest'), roles: ['guest'] },
          ],
        },
        items: { create: [{ id: randomUUID(), position: 0, title: 'Báo cáo' }] },
      },
    );
    await release(who('secretary'), id);
    return id;
  }

  const room = (id: MeetingId, by = 'chair') =>
    ok<WaitingRoom>(who(by).send('GET', `/api/meetings/${id}/waiting-room`));
  const digits = async (id: MeetingId) => (await room(id)).code?.digits ?? '';
  const ask = (code: string, more: object = {}, browser = server.browser()) =>
    browser.send('POST', '/api/join', { code, ...more });
  const standing = (ticket: string) =>
    ok<GuestStanding>(server.browser().send('POST', '/api/join/standing', { ticket }));
  const decide = (id: MeetingId, how: string, body: unknown, by = 'chair') =>
    who(by).send('POST', `/api/meetings/${id}/waiting-room/${how}`, body);

  async function aWaitingGuest(id: MeetingId, name = 'Trần Thị Khách'): Promise<string> {
    const asked = await ok<Asked>(ask(await digits(id), { name, unitName: 'Báo An Giang' }));
    if (asked.kind !== 'waiting') throw new Error('does not wait');
    return asked.ticket;
  }

  async function admitted(
    id: MeetingId,
  ): Promise<{ browser: Browser; userId: UserId; ticket: string }> {
    const ticket = await aWaitingGuest(id);
    const { waiting } = await room(id);
    await ok(decide(id, 'admissions', { guestIds: waiting.map(({ guestId }) => guestId) }));
    const answer = await server.browser().send('POST', '/api/join/session', { ticket });
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const { me } = (await answer.json()) as { me: { userId: UserId } };
    return { browser: server.browser(cookie), userId: me.userId, ticket };
  }
  return {
    server,
    who,
    idOf,
    aMeeting,
    room,
    digits,
    ask,
    standing,
    decide,
    aWaitingGuest,
    admitted,
  };
}
