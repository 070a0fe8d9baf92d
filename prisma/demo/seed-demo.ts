import type { PrismaClient } from '#server/db/generated/client.ts';
import { hashPassword, verifyPassword } from '#server/services/password.ts';
import { ACCOUNTS } from './accounts.ts';
import { demoId } from './demo-id.ts';
import { demoMeetings } from './meetings.ts';
import { seedMeeting } from './seed-meetings.ts';
import { seedOrganisation } from './seed-organisation.ts';

/**
 * Loads the demo district: units, accounts, three meetings. Does nothing that is done already, so it is called at each start;
 * with another password than the last time, the accounts whose password nobody changed get the new one.
 */
export async function seedDemo(deps: { prisma: PrismaClient; password: string }): Promise<void> {
  const { prisma, password } = deps;
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
