import type { PrismaClient } from '#server/db/generated/client.ts';
import { hashPassword, verifyPassword } from '#server/services/password.ts';
import { ACCOUNTS } from './accounts.ts';
import { demoId } from './demo-id.ts';
import { after, type DemoMeeting, demoMeetings } from './meetings.ts';
import { type CourseParts, seedCourse } from './seed-course.ts';
import { type SeedDocumentParts, seedDocuments, waitForConversion } from './seed-documents.ts';
import { type SeedLibraryParts, seedLibrary } from './seed-library.ts';
import { seedMeeting } from './seed-meetings.ts';
import { seedOrganisation } from './seed-organisation.ts';
import { type PaperSeedParts, seedPaperCourses, seedPapers } from './seed-papers.ts';

/** What the demo is made through: the product's own services and adapters. */
export type DemoParts = CourseParts & SeedDocumentParts & SeedLibraryParts & PaperSeedParts;

/**
 * Loads the demo district: units, accounts, three meetings with their papers and courses, and the district's library. What is done already is skipped, so it
 * is called at each start; with another password than the last time, the accounts whose password nobody changed get it.
 */
export async function seedDemo(
  parts: DemoParts,
  password: string,
  say: (what: string) => void,
): Promise<void> {
  const { prisma } = parts;
  await seedOrganisationOnce(prisma, password);
  const last = await prisma.meeting.findUnique({ where: { id: demoId('meeting over') } });
  if (last?.phase === 'ended') return;
  const began = performance.now();
  say('Nạp dữ liệu mẫu huyện Châu Thành và chuyển đổi tài liệu…');
  const meetings = await seededMeetings(prisma);
  const [running] = meetings;
  for (const meeting of meetings) await seedDocuments(parts, meeting);
  for (const meeting of meetings) await seedPapers(parts, meeting);
  const ids = meetings.map(({ key }) => demoId(`meeting ${key}`));
  if (!(await waitForConversion(prisma, ids))) say('Một số tài liệu mẫu chưa chuyển đổi xong.');
  await seedPaperCourses(parts);
  await seedLibrary(parts, running.startsAt);
  for (const meeting of meetings) await seedCourse(parts, meeting);
  say(`Đã nạp dữ liệu mẫu sau ${Math.round((performance.now() - began) / 1000)} giây`);
}

/** Units, accounts and the meetings as drafts, in one transaction. */
async function seedOrganisationOnce(prisma: PrismaClient, password: string): Promise<void> {
  const first = await prisma.account.findUnique({ where: { id: demoId('account quantri') } });
  if (first) {
    await renewPassword(prisma, password);
    return;
  }
  const passwordHash = await hashPassword(password);
  const meetings = demoMeetings(new Date());
  await prisma.$transaction(async (transaction) => {
    await seedOrganisation(transaction, passwordHash);
    for (const meeting of meetings) await seedMeeting(transaction, meeting);
  });
}

/** The three meetings with the times that they were given at the first start. */
async function seededMeetings(
  prisma: PrismaClient,
): Promise<readonly [DemoMeeting, ...DemoMeeting[]]> {
  const running = await prisma.meeting.findUniqueOrThrow({
    where: { id: demoId('meeting running') },
  });
  return demoMeetings(after(running.startsAt, 55));
}

/** The seed gives all accounts one hash: the one that most of them share is the seed's. */
async function renewPassword(prisma: PrismaClient, password: string): Promise<void> {
  const groups = await prisma.account.groupBy({
    by: ['passwordHash'],
    where: { id: { in: ACCOUNTS.map(({ username }) => demoId(`account ${username}`)) } },
    _count: true,
    orderBy: { _count: { passwordHash: 'desc' } },
  });
  const shared = groups[0]?.passwordHash;
  if (shared === undefined || (await verifyPassword(password, shared))) return;
  await prisma.account.updateMany({
    where: { passwordHash: shared },
    data: { passwordHash: await hashPassword(password) },
  });
}
