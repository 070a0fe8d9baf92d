import type { UnitRole } from '#contract/roles.ts';
import { COMMUNES, type DemoCommune } from './units.ts';

/**
 * An account of the demo district: a post, never a person's name. `site` is the room that it sits in or
 * is the device of; null for who joins with a camera and microphone of their own.
 */
export type DemoAccount = {
  username: string;
  name: string;
  position: string;
  kind: 'person' | 'siteDevice';
  unit: string;
  roles: readonly UnitRole[];
  site: string | null;
};

const person = (
  username: string,
  name: string,
  position: string,
  unit: string,
  roles: readonly UnitRole[],
  site: string | null = 'huyen',
): DemoAccount => ({ username, name, position, kind: 'person', unit, roles, site });

const device = (site: string, name: string): DemoAccount => ({
  username: site,
  name,
  position: 'Thiết bị điểm cầu',
  kind: 'siteDevice',
  unit: site,
  roles: [],
  site,
});

const OFFICES: readonly DemoAccount[] = [
  person('quantri', 'Quản trị hệ thống', 'Quản trị', 'vanphong', ['systemAdmin']),
  person('chutri', 'Chủ tịch UBND huyện', 'Chủ tịch', 'huyen', ['leader'], null),
  person('thuky', 'Thư ký UBND huyện', 'Thư ký', 'huyen', ['secretary']),
  person('vanthu', 'Văn thư UBND huyện', 'Văn thư', 'vanphong', ['registry']),
  device('huyen', 'Điểm cầu trung tâm'),
];

const MEMBERS: readonly [name: string, position: string, unit: string][] = [
  ['Phó Chủ tịch UBND huyện phụ trách kinh tế', 'Phó Chủ tịch', 'huyen'],
  ['Phó Chủ tịch UBND huyện phụ trách văn hóa - xã hội', 'Phó Chủ tịch', 'huyen'],
  ['Chánh Văn phòng HĐND và UBND huyện', 'Chánh Văn phòng', 'vanphong'],
  ['Trưởng phòng Nội vụ', 'Trưởng phòng', 'noivu'],
  ['Trưởng phòng Tài chính - Kế hoạch', 'Trưởng phòng', 'taichinh'],
  ['Trưởng phòng Văn hóa và Thông tin', 'Trưởng phòng', 'vanhoa'],
  ['Trưởng phòng Tư pháp', 'Trưởng phòng', 'tuphap'],
  ['Trưởng phòng Giáo dục và Đào tạo', 'Trưởng phòng', 'giaoduc'],
  ['Trưởng phòng Tài nguyên và Môi trường', 'Trưởng phòng', 'tainguyen'],
  ['Trưởng phòng Lao động - Thương binh và Xã hội', 'Trưởng phòng', 'laodong'],
];

const DELEGATES: readonly [name: (commune: string) => string, position: string, role: UnitRole][] =
  [
    [(commune) => `Chủ tịch UBND ${commune}`, 'Chủ tịch', 'leader'],
    [(commune) => `Phó Chủ tịch UBND ${commune}`, 'Phó Chủ tịch', 'member'],
    [(commune) => `Công chức Văn phòng - Thống kê ${commune}`, 'Công chức', 'member'],
    [(commune) => `Công chức Văn hóa - Xã hội ${commune}`, 'Công chức', 'member'],
    [(commune) => `Công chức Tư pháp - Hộ tịch ${commune}`, 'Công chức', 'member'],
  ];

/** A commune's site device, and its delegates from the chair of its committee down. */
function accountsOf({ key, fullName }: DemoCommune): DemoAccount[] {
  return [
    device(key, `Điểm cầu ${fullName}`),
    ...DELEGATES.map(([name, position, role], i) =>
      person(`${key}.${i + 1}`, name(fullName), position, key, [role], key),
    ),
  ];
}

/** All accounts of the demo district, in the order in which lists show them. */
export const ACCOUNTS: readonly DemoAccount[] = [
  ...OFFICES,
  ...MEMBERS.map(([name, position, unit], i) =>
    person(`huyen.${i + 1}`, name, position, unit, ['leader']),
  ),
  ...COMMUNES.flatMap(accountsOf),
];
