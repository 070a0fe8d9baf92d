import type { VotingRule } from '#contract/meeting-rules.ts';
import type { Database } from '#server/db/database.ts';

const SETTINGS = {
  entitled: 'meeting.entitled',
  substitutes: 'meeting.substitutes',
  proxiesPerHolder: 'meeting.proxies',
} as const;

/** Sets who votes, in whose place, from some days before the meetings of the tests on. */
export async function setVotingRule(
  prisma: Database['prisma'],
  rule: Partial<VotingRule>,
): Promise<void> {
  const validFrom = new Date('2026-11-27T00:00:00Z');
  for (const [name, value] of Object.entries(rule)) {
    const key = SETTINGS[name as keyof VotingRule];
    await prisma.ruleSetting.upsert({
      where: { key_validFrom: { key, validFrom } },
      create: { key, validFrom, value, legalSource: 'Quy chế làm việc' },
      update: { value },
    });
  }
}
