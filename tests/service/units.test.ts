import { beforeAll, expect, it } from 'vitest';
import { textQuery } from '#contract/fold-text.ts';
import type { UnitId, UserId } from '#contract/ids.ts';
import { createUnitDirectory } from '#server/db/unit-directory.ts';
import type { UnitDirectory } from '#server/services/ports/units.ts';
import { aDistrict, type District } from '#tests/support/a-district.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
let district: District;
let directory: UnitDirectory;
let [leader, clerk]: UserId[] = [];

beforeAll(async () => {
  district = await aDistrict(database.prisma);
  directory = createUnitDirectory(database);
  leader = await district.account('chutri', [], { name: 'Nguyễn Đức Thắng' });
  const { communeId: unitId, communeSiteId: siteId } = district;
  clerk = await district.account('hoabinhthanh.1', [], { name: 'Trần Thị Ước', unitId });
  await district.account('hoabinhthanh', [], { kind: 'siteDevice', unitId, siteId });
  const locked = await district.account('khoa', [], { name: 'Nguyễn Đức Khóa' });
  await database.prisma.account.update({ where: { id: locked }, data: { lockedAt: new Date() } });
});

const people = async (unitId: UnitId | null, q = '') =>
  (await directory.people({ unitId, query: textQuery(q) })).map((person) => person.userId);

it('lists units that exist on the day, parents first', async () => {
  const { prisma } = database;
  const old = { name: 'Phòng Y tế', kind: 'department', parentId: district.unitId };
  await prisma.orgUnit.create({ data: { ...old, validTo: new Date('2026-01-01') } });
  const units = await directory.units(new Date('2027-01-01'));
  expect(units.map((unit) => unit.unitId)).toEqual([district.unitId, district.communeId]);
});

it('lists the persons of a unit and all below it, without devices and locked accounts', async () => {
  expect(await people(district.unitId)).toEqual([leader, clerk]);
  expect(await people(district.communeId)).toEqual([clerk]);
  expect(await people(null)).toEqual([leader, clerk]);
});

it('finds persons with and without diacritics', async () => {
  for (const q of ['đức thắng', 'thang duc', 'NGUYEN'])
    expect(await people(null, q)).toEqual([leader]);
  expect(await people(district.communeId, 'ước')).toEqual([clerk]);
  for (const q of ['_', 'đức thang', 'dức']) expect(await people(null, q)).toEqual([]);
});

it('lists sites with the central one first, and the catalogue of meeting types', async () => {
  const sites = await directory.sites();
  expect(sites.map((site) => site.siteId)).toEqual([district.siteId, district.communeSiteId]);
  expect(await directory.meetingTypes()).toEqual([
    { typeId: district.typeId, name: 'Phiên họp thường kỳ' },
  ]);
});
