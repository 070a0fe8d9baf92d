import { type Holiday, RuleKey, type RuleSetting } from '#contract/http/rules.ts';
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

    set: ({ written, replaces }, by) =>
      prisma.$transaction(async (tx) => {
        const { key, validFrom, value, legalSource } = written;
        const id = { key, validFrom: dateOf(validFrom) };
        const { count } = replaces
          ? await tx.ruleSetting.updateMany({
              where: { ...asStored(replaces), ...id },
              data: { value, legalSource },
            })
          : await tx.ruleSetting.createMany({
              data: [{ ...id, value, legalSource }],
              skipDuplicates: true,
            });
        if (count === 0) return (await tx.ruleSetting.count({ where: asStored(written) })) > 0;
        await writeAudit(tx, {
          accountId: by,
          action: 'rule.set',
          subject: `rule:${key}`,
          detail: { ...said(written), ...(replaces && saidBefore(replaces)) },
        });
        return true;
      }),

    remove: (setting, by) =>
      prisma.$transaction(async (tx) => {
        const { count } = await tx.ruleSetting.deleteMany({ where: asStored(setting) });
        if (count === 0) return false;
        await writeAudit(tx, {
          accountId: by,
          action: 'rule.remove',
          subject: `rule:${setting.key}`,
          detail: { validFrom: setting.validFrom, ...saidBefore(setting) },
        });
        return true;
      }),

    async holidays(from, to) {
      const rows = await prisma.holiday.findMany({
        where: { day: { gte: dateOf(from), lte: dateOf(to) } },
        orderBy: { day: 'asc' },
      });
      return rows.map((row) => ({ ...row, day: dayKeyOf(row.day) }));
    },

    setHoliday: ({ written, replaces }, by) =>
      prisma.$transaction(async (tx) => {
        const day = dateOf(written.day);
        const { count } = replaces
          ? await tx.holiday.updateMany({ where: { ...replaces, day }, data: { ...written, day } })
          : await tx.holiday.createMany({ data: [{ ...written, day }], skipDuplicates: true });
        if (count === 0) return (await tx.holiday.count({ where: { ...written, day } })) > 0;
        await writeAudit(tx, {
          accountId: by,
          action: 'holiday.set',
          subject: `holiday:${written.day}`,
          detail: {
            name: written.name,
            isWorkingDay: written.isWorkingDay,
            ...(replaces && dayBefore(replaces)),
          },
        });
        return true;
      }),

    removeHoliday: (holiday, by) =>
      prisma.$transaction(async (tx) => {
        const where = { ...holiday, day: dateOf(holiday.day) };
        const { count } = await tx.holiday.deleteMany({ where });
        if (count === 0) return false;
        await writeAudit(tx, {
          accountId: by,
          action: 'holiday.remove',
          subject: `holiday:${holiday.day}`,
          detail: dayBefore(holiday),
        });
        return true;
      }),
  };
}

/** Finds a setting only as long as its row says just this. */
function asStored({ key, validFrom, value, legalSource }: RuleSetting) {
  return { key, validFrom: dateOf(validFrom), value: { equals: value }, legalSource };
}

const said = ({ validFrom, value, legalSource }: RuleSetting) => ({
  validFrom,
  value: JSON.stringify(value),
  legalSource,
});

const saidBefore = ({ value, legalSource }: RuleSetting) => ({
  valueBefore: JSON.stringify(value),
  legalSourceBefore: legalSource,
});

const dayBefore = ({ name, isWorkingDay }: Holiday) => ({
  nameBefore: name,
  wasWorkingDay: isWorkingDay,
});
