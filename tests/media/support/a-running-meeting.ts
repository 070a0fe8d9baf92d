import { randomUUID } from 'node:crypto';
import type { NewMediaWay } from '#contract/http/media-ways.ts';
import type { MeetingId, UserId } from '#contract/ids.ts';
import { aConferenceSocket, type ConferenceSocket } from '#tests/support/a-conference-socket.ts';
import { aDistrict, type District } from '#tests/support/a-district.ts';
import { release } from '#tests/support/release.ts';
import type { Browser, TestServer } from '#tests/support/use-server.ts';

/** A meeting that runs on a whole server, with its chair and its secretary. */
export type RunningMeeting = {
  district: District;
  meetingId: MeetingId;
  chairId: UserId;
  /** Delegates who speak from the hall, and from the commune. */
  inHall: UserId;
  inCommune: UserId;
  chair: Browser;
  secretary: Browser;
  line: ConferenceSocket;
  /** The chair does something in the meeting. */
  does(name: string, input: object): Promise<void>;
  /** Makes a way; its id and its token. */
  way(more?: Partial<NewMediaWay>): Promise<{ wayId: string; token: string }>;
};

/** Prepares a meeting and starts it. */
export async function aRunningMeeting(server: TestServer): Promise<RunningMeeting> {
  const { prisma } = server.database;
  const district = await aDistrict(prisma);
  const chairId = await district.account('chutri');
  const secretaryId = await district.account('thuky', ['secretary']);
  const inHall = await district.account('huyen.1');
  const inCommune = await district.account('xa.1');
  for (const siteId of [district.siteId, district.communeSiteId])
    await district.account(`thiet-bi-${siteId}`, [], { kind: 'siteDevice', siteId });
  const meetingId = await district.meeting(
    { chairId, secretaryId },
    {
      sites: { create: [{ siteId: district.siteId }, { siteId: district.communeSiteId }] },
      participants: {
        create: [
          { accountId: chairId, roles: ['chair', 'votingMember'] },
          { accountId: secretaryId, roles: ['secretary'] },
          { accountId: inHall, roles: ['delegate'], siteId: district.siteId },
          { accountId: inCommune, roles: ['delegate'], siteId: district.communeSiteId },
        ],
      },
    },
  );
  const [chair, secretary] = [await server.signIn('chutri'), await server.signIn('thuky')];
  await release(secretary, meetingId);
  const line = await aConferenceSocket(server.url, chair.cookie);
  const entered = await line.enter(meetingId);
  if (!entered.ok) throw new Error(JSON.stringify(entered.error));
  const does = async (name: string, input: object) => {
    const frame = { meetingId, commandId: randomUUID(), name, input };
    const answer = await line.socket.timeout(20_000).emitWithAck('command', frame as never);
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
  };
  await does('meeting.start', { reason: 'Chủ trì quyết định họp' });
  return {
    district,
    meetingId,
    chairId,
    inHall,
    inCommune,
    chair,
    secretary,
    line,
    does,
    async way(more = {}) {
      const asked = { direction: 'in', name: 'Máy quay hội trường', siteId: null };
      const what = { ...asked, camera: true, sound: true, ...more };
      const answer = await secretary.send('POST', `/api/meetings/${meetingId}/media-ways`, what);
      if (!answer.ok) throw new Error(await answer.text());
      const { way, token } = (await answer.json()) as { way: { wayId: string }; token: string };
      return { wayId: way.wayId, token };
    },
  };
}
