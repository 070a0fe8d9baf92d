import { randomUUID } from 'node:crypto';
import type { MeetingInfo } from '#contract/http/meetings.ts';
import { MeetingId, MeetingTypeId, SiteId, UnitId, UserId } from '#contract/ids.ts';
import type { UnitRole } from '#contract/roles.ts';
import type { Prisma, PrismaClient } from '#server/db/generated/client.ts';
import { searchableText } from '#server/domain/search-text.ts';

/** The password of every account of the test district. */
export const PASSWORD = 'mot-mat-khau-dai';

/** Its hash, made once by argon2id with the least figures: to check a password costs what the stored hash says, here next to nothing. */
const PASSWORD_HASH =
  '$argon2id$v=19$m=8,t=1,p=1$bXVvaS1jdWEta2llbS10aA$QLJmVmUYOr8Iv/BeQq6uEcb8l9jzCCaTr17CyZfRgrc';

/** A small district: its own unit, a commune, a meeting type, a site of each unit. */
export type District = {
  unitId: UnitId;
  communeId: UnitId;
  typeId: MeetingTypeId;
  siteId: SiteId;
  communeSiteId: SiteId;
  /** Adds a person or a site device with the given roles in its own unit. */
  account(
    username: string,
    roles?: readonly UnitRole[],
    more?: {
      id?: UserId;
      name?: string;
      unitId?: UnitId;
      siteId?: SiteId;
      kind?: 'person' | 'siteDevice';
    },
  ): Promise<UserId>;
  /** Writes a meeting into the rows, handed out unless told otherwise; its frame comes with the next release. */
  meeting(
    leads: { chairId: UserId; secretaryId: UserId },
    more?: Partial<Prisma.MeetingUncheckedCreateInput>,
  ): Promise<MeetingId>;
  /** What is prepared about a meeting, ready to be sent. */
  info(leads: { chairId: UserId; secretaryId: UserId }, more?: Partial<MeetingInfo>): MeetingInfo;
};

/** Writes the district into an empty database. */
export async function aDistrict(prisma: PrismaClient): Promise<District> {
  const [unitId, communeId] = [UnitId.parse(randomUUID()), UnitId.parse(randomUUID())];
  const typeId = MeetingTypeId.parse(randomUUID());
  const [siteId, communeSiteId] = [SiteId.parse(randomUUID()), SiteId.parse(randomUUID())];
  await prisma.orgUnit.createMany({
    data: [
      { id: unitId, name: 'UBND huyện Châu Thành', kind: 'district' },
      { id: communeId, parentId: unitId, name: 'UBND xã Hòa Bình Thạnh', kind: 'commune' },
    ],
  });
  await prisma.meetingType.create({ data: { id: typeId, name: 'Phiên họp thường kỳ' } });
  await prisma.site.createMany({
    data: [
      { id: siteId, name: 'Điểm cầu trung tâm', unitId, isCentral: true },
      { id: communeSiteId, name: 'Điểm cầu xã Hòa Bình Thạnh', unitId: communeId, position: 1 },
    ],
  });
  return {
    unitId,
    communeId,
    typeId,
    siteId,
    communeSiteId,
    async account(username, roles = [], more = {}) {
      const { id: userId = UserId.parse(randomUUID()), unitId: home = unitId, ...rest } = more;
      const { name = `Đồng chí ${username}` } = more;
      await prisma.account.create({
        data: {
          id: userId,
          username,
          name,
          position: 'Chuyên viên',
          unitId: home,
          passwordHash: PASSWORD_HASH,
          searchText: searchableText(`${name} chuyên viên`),
          grants: { create: roles.map((role) => ({ unitId: home, role })) },
          ...rest,
        },
      });
      return userId;
    },
    async meeting(leads, more) {
      const { id } = await prisma.meeting.create({
        data: {
          unitId,
          typeId,
          title: 'Phiên họp thường kỳ',
          startsAt: new Date('2026-11-30T01:00:00Z'),
          endsAt: new Date('2026-11-30T04:00:00Z'),
          place: 'Hội trường',
          phase: 'released',
          createdById: leads.secretaryId,
          searchText: '',
          ...leads,
          ...more,
        },
      });
      return MeetingId.parse(id);
    },
    info: (leads, more) => ({
      title: 'Phiên họp thường kỳ tháng 11',
      typeId,
      startsAt: '2026-11-30T01:00:00.000Z',
      endsAt: '2026-11-30T04:00:00.000Z',
      place: 'Hội trường UBND huyện',
      siteIds: [siteId, communeSiteId],
      ...leads,
      ...more,
    }),
  };
}
