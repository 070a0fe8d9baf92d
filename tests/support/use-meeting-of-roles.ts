import { afterAll, beforeAll } from 'vitest';
import type { MeetingId, UserId } from '#contract/ids.ts';
import { MeetingRole } from '#contract/roles.ts';
import { aConferenceSocket, type ConferenceSocket } from './a-conference-socket.ts';
import { aDistrict, type District } from './a-district.ts';
import { release } from './release.ts';
import { type Browser, useServer } from './use-server.ts';

/** Who holds no role in the meeting; leads a meeting elsewhere. */
export const STRANGER = 'stranger';

/** Someone in the test: by the one role held, or the stranger. */
export type Somebody = MeetingRole | typeof STRANGER;

/** A server with a meeting that was handed out, in which each account holds one role alone. */
export type MeetingOfRoles = {
  readonly meetingId: MeetingId;
  /** Another meeting, in which only the stranger is. */
  readonly elsewhere: MeetingId;
  /** The account of who holds that role alone. */
  userIdOf(role: MeetingRole): UserId;
  /** A new socket with the session of somebody. */
  socketOf(somebody: Somebody): Promise<ConferenceSocket>;
  /** A new socket that has entered the meeting. */
  inside(role: MeetingRole): Promise<ConferenceSocket>;
};

/** Starts the server before the tests of the calling file; the sockets are closed after them. */
export function useMeetingOfRoles(): MeetingOfRoles {
  const server = useServer();
  const accounts = new Map<Somebody, UserId>();
  const browsers = new Map<Somebody, Browser>();
  const sockets: ConferenceSocket[] = [];
  const made: { meetingId?: MeetingId; elsewhere?: MeetingId } = {};

  beforeAll(async () => {
    const district = await aDistrict(server.database.prisma);
    const device = { kind: 'siteDevice', siteId: district.communeSiteId } as const;
    for (const who of [...MeetingRole.options, STRANGER] as const) {
      const more = who === 'siteDevice' ? device : {};
      accounts.set(who, await district.account(who.toLowerCase(), [], more));
    }
    const persons = MeetingRole.options.filter((role) => role !== 'siteDevice');
    made.meetingId = await aMeeting(district, 'chair', 'secretary', persons);
    made.elsewhere = await aMeeting(district, STRANGER, STRANGER, []);
  });

  afterAll(() => {
    for (const { socket } of sockets) socket.disconnect();
  });

  async function aMeeting(
    district: District,
    chair: Somebody,
    secretary: Somebody,
    listed: readonly MeetingRole[],
  ): Promise<MeetingId> {
    const leads = {
      chairId: there(accounts.get(chair)),
      secretaryId: there(accounts.get(secretary)),
    };
    const id = await district.meeting(leads, {
      sites: { create: listed.length > 0 ? [{ siteId: district.communeSiteId }] : [] },
      participants: {
        create: listed.map((role) => ({ accountId: there(accounts.get(role)), roles: [role] })),
      },
    });
    await release(await browserOf(secretary), id);
    return id;
  }

  /** The browser of somebody; everybody signs in once. */
  async function browserOf(somebody: Somebody): Promise<Browser> {
    const browser = browsers.get(somebody) ?? (await server.signIn(somebody.toLowerCase()));
    browsers.set(somebody, browser);
    return browser;
  }

  async function socketOf(somebody: Somebody): Promise<ConferenceSocket> {
    const socket = await aConferenceSocket(server.url, (await browserOf(somebody)).cookie);
    sockets.push(socket);
    return socket;
  }

  return {
    get meetingId() {
      return there(made.meetingId);
    },
    get elsewhere() {
      return there(made.elsewhere);
    },
    userIdOf: (role) => there(accounts.get(role)),
    socketOf,
    async inside(role) {
      const socket = await socketOf(role);
      const answer = await socket.enter(there(made.meetingId));
      if (!answer.ok) throw new Error(`${role} may not enter: ${answer.error.code}`);
      return socket;
    },
  };
}

function there<T>(made: T | undefined): T {
  if (made === undefined) throw new Error('The meeting is there in tests and hooks only.');
  return made;
}
