import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ErrorBody } from '#contract/errors.ts';
import type { RouteShape } from '#contract/http/route.ts';
import { routes } from '#contract/http/routes.ts';
import type { UserId } from '#contract/ids.ts';
import { MeetingRole, UnitRole } from '#contract/roles.ts';
import { RULES } from '#server/domain/permissions.ts';
import { hashToken } from '#server/services/session-service.ts';
import { aDistrict, type District } from '#tests/support/a-district.ts';
import { BYTE_ROUTES } from '#tests/support/byte-routes.ts';
import { useServer } from '#tests/support/use-server.ts';

const server = useServer();

/** One account that holds one role and nothing else; null is a browser that is not signed in. */
type Holder = {
  name: string;
  userId: UserId | null;
  unitRole?: UnitRole;
  isInUnitOfMeeting?: boolean;
  meetingRole?: MeetingRole;
};

const ALL = [...Object.entries<RouteShape>(routes), ...BYTE_ROUTES];

let district: District;
const holders: Holder[] = [];
/** A folder of the unit of the meetings, which lies above the other unit: read in both, kept in its own. */
const folderId = randomUUID();
const fileKey = createHash('sha256').update('x').digest('hex');

beforeAll(async () => {
  const { prisma } = server.database;
  district = await aDistrict(prisma);
  for (const role of UnitRole.options) {
    const userId = await district.account(`unit-${role}`, [role], { unitId: district.communeId });
    holders.push({ name: `${role} of another unit`, userId, unitRole: role });
    const inside = await district.account(`own-${role}`, [role]);
    holders.push({
      name: `${role} of the unit`,
      userId: inside,
      unitRole: role,
      isInUnitOfMeeting: true,
    });
  }
  for (const role of MeetingRole.options) {
    const isDevice = role === 'siteDevice';
    const userId = await district.account(`meeting-${role}`, [], {
      unitId: district.communeId,
      ...(isDevice ? { kind: 'siteDevice', siteId: district.communeSiteId } : {}),
    });
    holders.push({ name: `${role} of the meeting`, userId, meetingRole: role });
  }
  await prisma.libraryFolder.create({
    data: { id: folderId, unitId: district.unitId, name: 'Văn bản' },
  });
  holders.push({ name: 'a stranger', userId: await district.account('nguoi-la') });
  holders.push({ name: 'nobody signed in', userId: null });
  // The technician of this one looks after the machine of the room that takes part.
  await aMeeting('released');
  const folder = join(server.dataDir, 'files', fileKey.slice(0, 2));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, fileKey), 'x');
});

type Phase = 'released' | 'draft';

/** A meeting in which each holder of a meeting role has that role alone. */
async function aMeeting(phase: Phase): Promise<string> {
  const accountOf = (role: MeetingRole) => {
    const holder = holders.find(({ meetingRole }) => meetingRole === role);
    if (!holder?.userId) throw new Error(`Nobody is ${role}.`);
    return holder.userId;
  };
  const leads = { chairId: accountOf('chair'), secretaryId: accountOf('secretary') };
  return district.meeting(leads, {
    title: `Cuộc họp ${phase}`,
    phase,
    sites: { create: [{ siteId: district.communeSiteId }] },
    participants: {
      create: MeetingRole.options
        .filter((role) => role !== 'siteDevice')
        .map((role) => ({ accountId: accountOf(role), roles: [role] })),
    },
  });
}

async function aSession(userId: UserId): Promise<string> {
  const token = randomUUID();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await server.database.prisma.session.create({
    data: { tokenHash: hashToken(token), accountId: userId, expiresAt, address: '', userAgent: '' },
  });
  return `nghi-su=${token}`;
}

/** An item with a ready document. */
async function aDocument(meetingId: string) {
  const [itemId, documentId, versionId] = [randomUUID(), randomUUID(), randomUUID()];
  await server.database.prisma.agendaItem.create({
    data: {
      id: itemId,
      meetingId,
      position: 0,
      title: 'Báo cáo',
      documents: {
        create: {
          id: documentId,
          position: 0,
          title: 'Báo cáo',
          versions: {
            create: {
              id: versionId,
              number: 1,
              fileName: 'bao-cao.pdf',
              fileKind: 'pdf',
              sizeBytes: 1,
              sha256: fileKey,
              originalKey: fileKey,
              pdfKey: fileKey,
              state: 'ready',
              pageCount: 1,
              uploadedById: randomUUID(),
            },
          },
        },
      },
    },
  });
  return { itemId, documentId, versionId };
}

/** A paper on the item that the unit of the meeting is asked for. */
async function aPaperRequest(itemId: string): Promise<string> {
  const { id } = await server.database.prisma.paperRequest.create({
    data: {
      id: randomUUID(),
      itemId,
      unitId: district.unitId,
      title: 'Báo cáo',
      dueAt: new Date('2026-11-27T10:00:00Z'),
      askedById: randomUUID(),
    },
  });
  return id;
}

/** The invitation of the unit of the meeting to send people of its own. */
async function aUnitInvitation(meetingId: string): Promise<string> {
  const { id } = await server.database.prisma.unitInvitation.create({
    data: {
      id: randomUUID(),
      meetingId,
      unitId: district.unitId,
      places: 2,
      role: 'delegate',
      dueAt: new Date('2026-11-29T10:00:00Z'),
    },
  });
  return id;
}

/** The machine of the room that takes part, which is of the other unit; a room has one at a time. */
async function aSiteDevice(): Promise<string> {
  const { prisma } = server.database;
  const account = holders.find(({ meetingRole }) => meetingRole === 'siteDevice');
  await prisma.siteDevice.deleteMany();
  const { id } = await prisma.siteDevice.create({
    data: {
      id: randomUUID(),
      accountId: account?.userId ?? '',
      name: 'Máy phòng họp',
      tokenHash: hashToken(randomUUID()),
      pairedAt: new Date(),
      pairedById: randomUUID(),
      address: '',
      userAgent: '',
    },
  });
  return id;
}

/** The things of a meeting that addresses name. */
async function theThings(phase: Phase): Promise<Record<string, string>> {
  const meetingId = await aMeeting(phase);
  const document = await aDocument(meetingId);
  await server.database.prisma.recording.create({ data: { meetingId, state: 'composing' } });
  return {
    meetingId,
    siteId: district.communeSiteId,
    ballotId: randomUUID(),
    preparedBallotId: randomUUID(),
    annotationId: randomUUID(),
    folderId,
    siteDeviceId: await aSiteDevice(),
    threadId: randomUUID(),
    commentId: randomUUID(),
    userId: holders.find(({ meetingRole }) => meetingRole === 'votingMember')?.userId ?? '',
    ...document,
    requestId: await aPaperRequest(document.itemId),
    invitationId: await aUnitInvitation(meetingId),
  };
}

/** What requests are made with: until one that may change something was let in, for it may have ended the session or the meeting. */
const atHand = new Map<Phase | UserId, Promise<unknown>>();

function keep<T>(key: Phase | UserId, make: () => Promise<T>): Promise<T> {
  const made = (atHand.get(key) as Promise<T> | undefined) ?? make();
  atHand.set(key, made);
  return made;
}

/** True when the server answered anything but a refusal of who asks. */
async function isLetIn(
  route: Pick<RouteShape, 'method' | 'path'>,
  holder: Holder,
  phase: Phase,
): Promise<boolean> {
  const { userId } = holder;
  const ids = await keep(phase, () => theThings(phase));
  const cookie = userId ? await keep(userId, () => aSession(userId)) : '';
  const isIn = await answersLetIn(route, ids, cookie);
  if (isIn && route.method !== 'GET') atHand.clear();
  return isIn;
}

async function answersLetIn(
  route: Pick<RouteShape, 'method' | 'path'>,
  ids: Record<string, string>,
  cookie: string,
): Promise<boolean> {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? name);
  const isRead = route.method === 'GET' || route.method === 'DELETE';
  const headers = path.includes('fileName') ? { 'content-type': 'application/octet-stream' } : {};
  const body = isRead ? undefined : {};
  const answer = await server.browser(cookie).send(route.method, path, body, headers);
  const text = await answer.text();
  expect(text).not.toMatch(/node_modules|\.ts:\d|at \w+ \(/);
  if (answer.status >= 400) {
    const { code } = ErrorBody.parse(JSON.parse(text));
    expect(code).not.toBe('INTERNAL');
    return !['NOT_SIGNED_IN', 'FORBIDDEN', 'NOT_FOUND'].includes(code);
  }
  return true;
}

function mayDo(
  { action, path }: Pick<RouteShape, 'action' | 'path'>,
  holder: Holder,
  phase: Phase,
): boolean {
  if (action === 'public') return true;
  if (!holder.userId) return false;
  const rule = RULES[action];
  const { unitRole, meetingRole } = holder;
  const isInFolder = path.includes(':folderId');
  if (isInFolder && action === 'library.edit' && !holder.isInUnitOfMeeting) return false;
  if (rule.anyone || (unitRole && rule.unit?.includes(unitRole))) return true;
  const isOfSite = holder.isInUnitOfMeeting !== true || !path.includes(':siteDeviceId');
  if (isOfSite && unitRole && rule.unitOfSite?.includes(unitRole)) return true;
  if (meetingRole === 'technician' && rule.technicianOfSite) return true;
  // The unit that is asked knows of its paper before the meeting is handed out.
  const isAsked = path.includes(':requestId') && holder.isInUnitOfMeeting === true;
  if (isAsked && unitRole && rule.unitOfPaper?.includes(unitRole)) return true;
  // So does a unit that is to send people.
  const isInvited = path.includes(':invitationId') && holder.isInUnitOfMeeting === true;
  if (isInvited && unitRole && rule.unitInvited?.includes(unitRole)) return true;
  if (phase === 'draft' && meetingRole !== 'chair' && meetingRole !== 'secretary') return false;
  if (meetingRole && rule.meeting?.includes(meetingRole)) return true;
  return (
    phase === 'released' &&
    holder.isInUnitOfMeeting === true &&
    unitRole !== undefined &&
    (rule.unitOfMeeting?.includes(unitRole) ?? false)
  );
}

describe.each(['released', 'draft'] as const)('in a meeting that is %s', (phase) => {
  it.each(ALL)('%s lets in exactly those whom the table allows', async (_name, route) => {
    const allowed: string[] = [];
    const letIn: string[] = [];
    for (const holder of holders) {
      if (mayDo(route, holder, phase)) allowed.push(holder.name);
      if (await isLetIn(route, holder, phase)) letIn.push(holder.name);
    }
    expect(letIn).toEqual(allowed);
  });
});

it('tells nobody anything of a meeting that does not exist', async () => {
  const route = { method: 'GET', path: `/api/meetings/${randomUUID()}` } as const;
  for (const holder of holders) expect(await isLetIn(route, holder, 'draft')).toBe(false);
});
