import type { Transaction } from '#server/db/database.ts';
import { searchableText } from '#server/domain/search-text.ts';
import { ACCOUNTS } from './accounts.ts';
import { demoId } from './demo-id.ts';
import { COMMUNES, UNITS } from './units.ts';

/** The catalogue of meeting types, the usual one first. */
export const MEETING_TYPES = [
  'Phiên họp thường kỳ',
  'Phiên họp chuyên đề',
  'Họp giao ban',
  'Hội nghị',
] as const;

/** Writes units, sites, meeting types and accounts, all with one password hash. */
export async function seedOrganisation(db: Transaction, passwordHash: string): Promise<void> {
  await db.orgUnit.createMany({
    data: UNITS.map(({ key, parent, name, kind }, position) => ({
      id: demoId(`unit ${key}`),
      parentId: parent === null ? null : demoId(`unit ${parent}`),
      name,
      kind,
      position,
    })),
  });
  const sites = [
    { key: 'huyen', name: 'Điểm cầu trung tâm', isCentral: true },
    ...COMMUNES.map(({ key, fullName }) => ({
      key,
      name: `Điểm cầu ${fullName}`,
      isCentral: false,
    })),
  ];
  await db.site.createMany({
    data: sites.map(({ key, name, isCentral }, position) => ({
      id: demoId(`site ${key}`),
      unitId: demoId(`unit ${key}`),
      name,
      isCentral,
      position,
    })),
  });
  await db.meetingType.createMany({
    data: MEETING_TYPES.map((name, position) => ({
      id: demoId(`type ${name}`),
      name,
      position,
      sitting: name === 'Phiên họp chuyên đề' ? 'thematic' : 'regular',
    })),
  });
  const unitNames = new Map(UNITS.map(({ key, name }) => [key, name]));
  await db.account.createMany({
    data: ACCOUNTS.map((account, sortOrder) => ({
      id: demoId(`account ${account.username}`),
      username: account.username,
      name: account.name,
      position: account.position,
      kind: account.kind,
      unitId: demoId(`unit ${account.unit}`),
      siteId: account.kind === 'siteDevice' ? demoId(`site ${account.site}`) : null,
      passwordHash,
      searchText: searchableText(
        [account.name, account.position, account.username, unitNames.get(account.unit)].join(' '),
      ),
      sortOrder,
    })),
  });
  await db.roleGrant.createMany({
    data: ACCOUNTS.flatMap(({ username, unit, roles }) =>
      roles.map((role) => ({
        accountId: demoId(`account ${username}`),
        unitId: demoId(`unit ${unit}`),
        role,
      })),
    ),
  });
}
