import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Holiday,
  type RuleKey,
  RuleSetting,
  type RuleSettingOf,
} from '#contract/http/rules.ts';
import type { UserId } from '#contract/ids.ts';
import { UnitRole } from '#contract/roles.ts';
import type { Actor } from '#server/domain/actor.ts';
import { aDistrict, type District } from '#tests/support/a-district.ts';
import { meetingServices } from '#tests/support/meeting-services.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
let now = new Date('2026-11-20T01:00:00Z');
const clock = { now: () => now };
const TODAY = '2026-11-20';
const LAW = 'Quy chế làm việc sửa đổi, Điều 12';

let district: District;
let services: ReturnType<typeof meetingServices>;
let admin: Actor;
let secretary: Actor;

beforeAll(async () => {
  district = await aDistrict(database.prisma);
  services = meetingServices(database, clock);
  const as = async (account: Promise<UserId>) => services.actorOf(await account);
  admin = await as(district.account('quantri', ['systemAdmin']));
  secretary = await as(district.account('thuky', ['secretary']));
});

const asSetting = (setting: object) => RuleSetting.parse({ legalSource: LAW, ...setting });

const set = (setting: object, replaces: object | null = null, by = admin) =>
  services.rules.set(by, {
    written: asSetting(setting),
    replaces: replaces && asSetting(replaces),
  });

const setDay = (written: Holiday, replaces: Holiday | null = null, by = admin) =>
  services.rules.setHoliday(by, { written, replaces });

async function historyOf(key: RuleKey) {
  const history = (await services.rules.list()).find((rule) => rule.key === key);
  if (!history) throw new Error(`no rule ${key}`);
  return history;
}

const lastNote = (subject: string) =>
  database.prisma.auditEntry.findFirstOrThrow({ where: { subject }, orderBy: { id: 'desc' } });

describe('a rule', () => {
  const due = (value: number, validFrom: string) =>
    ({ key: 'documents.due.regular', value, validFrom }) as const;

  it('is followed by the next, which may be changed and taken back until it is in force', async () => {
    await set(due(5, '2027-01-01'));
    await set(due(4, '2027-01-01'), due(5, '2027-01-01'));
    await set(due(7, '2027-06-01'));
    const history = await historyOf('documents.due.regular');
    expect(history.current?.value).toBe(3);
    expect(history.coming.map(({ value, validFrom }) => [value, validFrom])).toEqual([
      [4, '2027-01-01'],
      [7, '2027-06-01'],
    ]);
    await services.rules.remove(admin, asSetting(due(7, '2027-06-01')));
    expect((await historyOf(history.key)).coming).toHaveLength(1);
  });

  it('is not set for a day that is over, nor taken back once it is in force', async () => {
    await expect(set(due(2, '2026-11-19'))).rejects.toThrow('WRONG_STATE: day-passed');
    const inForce = { key: 'documents.due.thematic', value: 2, validFrom: TODAY };
    await set(inForce);
    const { current, past } = await historyOf('documents.due.thematic');
    expect([current?.value, past.length]).toEqual([2, 1]);
    await expect(services.rules.remove(admin, asSetting(inForce))).rejects.toThrow(
      'WRONG_STATE: rule-in-force',
    );
  });

  it('of a colleague is not undone by whoever has not seen it', async () => {
    const [first, second] = [due(8, '2029-01-01'), due(9, '2029-01-01')];
    await set(first);
    await expect(set(second)).rejects.toThrow('STALE_VERSION: rule-changed');
    await set(second, first);
    await expect(set(due(10, '2029-01-01'), first)).rejects.toThrow('STALE_VERSION: rule-changed');
    await expect(services.rules.remove(admin, asSetting(first))).rejects.toThrow(
      'STALE_VERSION: rule-changed',
    );
    const { coming } = await historyOf('documents.due.regular');
    expect(coming.find(({ validFrom }) => validFrom === '2029-01-01')?.value).toBe(9);
    await services.rules.remove(admin, asSetting(second));
  });

  it('is set by one of two administrators at the same time, whether it is new or changed', async () => {
    const day = '2030-01-01';
    async function raceTo(values: number[], replaces: RuleSetting | null): Promise<RuleSetting> {
      const done = await Promise.allSettled(values.map((value) => set(due(value, day), replaces)));
      const refused = done.filter((one) => one.status === 'rejected').map(({ reason }) => reason);
      expect(refused.map(String)).toEqual([expect.stringContaining('rule-changed')]);
      const won = done.find((one) => one.status === 'fulfilled')?.value;
      expect((await historyOf('documents.due.regular')).coming).toContainEqual(won);
      return won as RuleSetting;
    }
    const first = await raceTo([11, 12], null);
    await raceTo([13, 14], first);
  });

  it('that is sent twice is set once', async () => {
    const setting = { key: 'speech.seconds', value: 600, validFrom: '2029-01-01' };
    await set(setting);
    await set(setting);
    const subject = 'rule:speech.seconds';
    expect(await database.prisma.auditEntry.count({ where: { subject } })).toBe(1);
  });

  it('begins at midnight in Vietnam', async () => {
    await set({ key: 'documents.due.urgent', value: 0, validFrom: '2026-11-21' });
    const valueAt = async (at: string) => {
      now = new Date(at);
      const { current } = await historyOf('documents.due.urgent');
      return (current as RuleSettingOf<'documents.due.urgent'>).value;
    };
    expect(await valueAt('2026-11-20T16:59:59Z')).toBe(1);
    expect(await valueAt('2026-11-20T17:00:00Z')).toBe(0);
    now = new Date('2026-11-20T01:00:00Z');
  });

  it('is audited with what was before', async () => {
    await set(due(5, '2028-01-01'));
    await set(due(6, '2028-01-01'), due(5, '2028-01-01'));
    expect(await lastNote('rule:documents.due.regular')).toMatchObject({
      accountId: admin.userId,
      action: 'rule.set',
      detail: { validFrom: '2028-01-01', value: '6', valueBefore: '5', legalSource: LAW },
    });
    await services.rules.remove(admin, asSetting(due(6, '2028-01-01')));
    expect(await lastNote('rule:documents.due.regular')).toMatchObject({
      action: 'rule.remove',
      detail: { valueBefore: '6' },
    });
  });

  it.each([
    ['a share of more than all', 'meeting.quorum', { numerator: 4, denominator: 3 }],
    ['nobody', 'meeting.quorum', { numerator: 0, denominator: 3 }],
    [
      'less than half',
      'meeting.majority',
      { numerator: 1, denominator: 3, bound: 'moreThan', base: 'members' },
    ],
    [
      'more than all',
      'meeting.majority',
      { numerator: 1, denominator: 1, bound: 'moreThan', base: 'members' },
    ],
    ['an unknown side', 'meeting.tie', 'secretary'],
    ['no time to speak', 'speech.seconds', 0],
    ['a day before yesterday', 'documents.due.regular', -1],
    ['the value of another rule', 'speech.seconds', 'chair'],
  ])('is not %s', (_name, key, value) => {
    const setting = { key, value, validFrom: TODAY, legalSource: LAW };
    expect(RuleSetting.safeParse(setting).success).toBe(false);
  });
});

describe('a day of the calendar', () => {
  const dayOff = { day: '2027-02-09', name: 'Tết Nguyên đán Đinh Mùi', isWorkingDay: false };

  it('is added, named anew, removed, and audited', async () => {
    const days = async () => (await services.rules.holidays(2027)).map(({ day }) => day);
    expect(await days()).not.toContain(dayOff.day);
    const renamed = { ...dayOff, name: 'Nghỉ bù Tết' };
    await setDay(dayOff);
    await setDay(renamed, dayOff);
    expect(await services.rules.holidays(2027)).toContainEqual(renamed);
    expect(await lastNote('holiday:2027-02-09')).toMatchObject({
      action: 'holiday.set',
      detail: { name: 'Nghỉ bù Tết', nameBefore: dayOff.name },
    });
    await services.rules.removeHoliday(admin, renamed);
    expect(await days()).not.toContain(dayOff.day);
    expect((await lastNote('holiday:2027-02-09')).action).toBe('holiday.remove');
  });

  it('that a colleague has set is not overwritten, renamed or removed unseen; sent twice it is set once', async () => {
    const first = { ...dayOff, day: '2028-01-26' };
    const second = { ...first, name: 'Tết Nguyên đán Mậu Thân' };
    await setDay(first);
    await expect(setDay(second)).rejects.toThrow('STALE_VERSION: holiday-changed');
    await setDay(second, first);
    await setDay(second, first);
    await expect(setDay({ ...first, name: 'Ba mươi Tết' }, first)).rejects.toThrow(
      'STALE_VERSION: holiday-changed',
    );
    await expect(services.rules.removeHoliday(admin, first)).rejects.toThrow(
      'STALE_VERSION: holiday-changed',
    );
    expect(await services.rules.holidays(2028)).toEqual([second]);
  });

  it('moves the day on which papers are due', async () => {
    const leads = { chairId: secretary.userId, secretaryId: secretary.userId };
    const { meetingId } = await services.meetings.create(secretary, district.info(leads));
    const dueAt = async () => (await services.documentClock.papersDue(meetingId)).dueAt;
    expect(await dueAt()).toBe('2026-11-25T10:00:00.000Z');
    await setDay({ ...dayOff, day: '2026-11-26' });
    expect(await dueAt()).toBe('2026-11-24T10:00:00.000Z');
    const worked = { day: '2026-11-28', name: 'Làm bù', isWorkingDay: true };
    await setDay(worked);
    expect(await dueAt()).toBe('2026-11-25T10:00:00.000Z');
  });

  it('that is over stays as it was, and a weekday cannot be worked in exchange', async () => {
    const over = { ...dayOff, day: '2026-11-19' };
    await expect(setDay(over)).rejects.toThrow('day-passed');
    await expect(services.rules.removeHoliday(admin, over)).rejects.toThrow('day-passed');
    const weekday = { ...dayOff, isWorkingDay: true };
    await expect(setDay(weekday)).rejects.toThrow('BAD_INPUT: worked-anyway');
  });
});

describe('who may change rules and days off', () => {
  it.each(UnitRole.options)('%s', async (role) => {
    const actor: Actor = { ...secretary, unitRoles: [role] };
    const holiday = { day: '2027-03-01', name: 'Ngày nghỉ thử', isWorkingDay: false };
    const speech = { key: 'speech.seconds', value: 240, validFrom: '2027-03-01' };
    const acts = [
      () => set(speech, null, actor),
      () => services.rules.remove(actor, asSetting(speech)),
      () => setDay(holiday, null, actor),
      () => services.rules.removeHoliday(actor, holiday),
    ];
    for (const act of acts) {
      if (role === 'systemAdmin') await act();
      else await expect(act()).rejects.toThrow('FORBIDDEN: rule.edit');
    }
  });
});
