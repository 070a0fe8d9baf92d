import { RuleKey } from '#contract/http/rules.ts';
import type { RuleBook } from '#server/services/ports/rules.ts';
import { writeAudit } from './audit.ts';
import type { Database } from './database.ts';
import { dateOf, dayKeyOf, settingOfRow } from './rule-rows.ts';

/** The rules of procedure and the days off in PostgreSQL; the audit keeps each change with what stood there before. */
export function createRuleBook({ prisma }: Pick<Database, 'prisma'>): RuleBook {
  return {
    async settings() {
      const rows = await prisma.ruleSetting.findMany({ where: { key: { in: RuleKey.options } } });
      return rows.map(settingOfRow);
    },

    set: ({ key, validFrom, value, legalSource }, by) =>
      prisma.$transaction(async (tx) => {
        const id = { key, validFrom: dateOf(validFrom) };
        const before = await tx.ruleSetting.findUnique({ where: { key_validFrom: id } });
        await tx.ruleSetting.upsert({
          where: { key_validFrom: id },
          create: { ...id, value, legalSource },
          update: { value, legalSource },
        });
        await writeAudit(tx, {
          accountId: by,
          action: 'rule.set',
          subject: `rule:${key}`,
          detail: {
            validFrom,
            value: JSON.stringify(value),
            legalSource,
            ...(before && {
              valueBefore: JSON.stringify(before.value),
              legalSourceBefore: before.legalSource,
            }),
          },
        });
      }),

    remove: ({ key, validFrom }, by) =>
      prisma.$transaction(async (tx) => {
        const id = { key, validFrom: dateOf(validFrom) };
        const before = await tx.ruleSetting.findUnique({ where: { key_validFrom: id } });
        if (!before) return;
        await tx.ruleSetting.deleteMany({ where: id });
        await writeAudit(tx, {
          accountId: by,
          action: 'rule.remove',
          subject: `rule:${key}`,
          detail: {
            validFrom,
            valueBefore: JSON.stringify(before.value),
            legalSourceBefore: before.legalSource,
          },
        });
      }),

    async holidays(from, to) {
      const rows = await prisma.holiday.findMany({
        where: { day: { gte: dateOf(from), lte: dateOf(to) } },
        orderBy: { day: 'asc' },
      });
      return rows.map((row) => ({ ...row, day: dayKeyOf(row.day) }));
    },

    setHoliday: ({ day, name, isWorkingDay }, by) =>
      prisma.$transaction(async (tx) => {
        const id = { day: dateOf(day) };
        const before = await tx.holiday.findUnique({ where: id });
        await tx.holiday.upsert({
          where: id,
          create: { ...id, name, isWorkingDay },
          update: { name, isWorkingDay },
        });
        await writeAudit(tx, {
          accountId: by,
          action: 'holiday.set',
          subject: `holiday:${day}`,
          detail: {
            name,
            isWorkingDay,
            ...(before && { nameBefore: before.name, wasWorkingDay: before.isWorkingDay }),
          },
        });
      }),

    removeHoliday: (day, by) =>
      prisma.$transaction(async (tx) => {
        const id = { day: dateOf(day) };
        const before = await tx.holiday.findUnique({ where: id });
        if (!before) return false;
        await tx.holiday.deleteMany({ where: id });
        await writeAudit(tx, {
          accountId: by,
          action: 'holiday.remove',
          subject: `holiday:${day}`,
          detail: { nameBefore: before.name, wasWorkingDay: before.isWorkingDay },
        });
        return true;
      }),
  };
}
