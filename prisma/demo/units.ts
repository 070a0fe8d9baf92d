/** A unit of the demo district, named by a short key. */
export type DemoUnit = {
  key: string;
  parent: string | null;
  name: string;
  kind: 'province' | 'district' | 'commune' | 'department' | 'school';
};

/** A commune of the district: its key is also the user name of its site device. */
export type DemoCommune = { key: string; name: string; fullName: string };

const commune = (key: string, name: string, rank = 'xã'): DemoCommune => ({
  key,
  name,
  fullName: `${rank} ${name}`,
});

/** The thirteen communes of Châu Thành, An Giang. */
export const COMMUNES: readonly DemoCommune[] = [
  commune('anchau', 'An Châu', 'thị trấn'),
  commune('anhoa', 'An Hòa'),
  commune('binhhoa', 'Bình Hòa'),
  commune('binhthanh', 'Bình Thạnh'),
  commune('candang', 'Cần Đăng'),
  commune('hoabinhthanh', 'Hòa Bình Thạnh'),
  commune('tanphu', 'Tân Phú'),
  commune('vinhan', 'Vĩnh An'),
  commune('vinhbinh', 'Vĩnh Bình'),
  commune('vinhhanh', 'Vĩnh Hanh'),
  commune('vinhloi', 'Vĩnh Lợi'),
  commune('vinhnhuan', 'Vĩnh Nhuận'),
  commune('vinhthanh', 'Vĩnh Thành'),
];

const department = (key: string, name: string): DemoUnit => ({
  key,
  parent: 'huyen',
  name,
  kind: 'department',
});

const DEPARTMENTS: readonly DemoUnit[] = [
  department('vanphong', 'Văn phòng HĐND và UBND huyện'),
  department('noivu', 'Phòng Nội vụ'),
  department('taichinh', 'Phòng Tài chính - Kế hoạch'),
  department('vanhoa', 'Phòng Văn hóa và Thông tin'),
  department('tuphap', 'Phòng Tư pháp'),
  department('giaoduc', 'Phòng Giáo dục và Đào tạo'),
  department('tainguyen', 'Phòng Tài nguyên và Môi trường'),
  department('laodong', 'Phòng Lao động - Thương binh và Xã hội'),
  department('kinhte', 'Phòng Kinh tế và Hạ tầng'),
  department('nongnghiep', 'Phòng Nông nghiệp và Phát triển nông thôn'),
  department('yte', 'Phòng Y tế'),
  department('thanhtra', 'Thanh tra huyện'),
  department('motcua', 'Bộ phận Tiếp nhận và Trả kết quả huyện'),
];

const school = (key: string, name: string): DemoUnit => ({
  key,
  parent: 'giaoduc',
  name,
  kind: 'school',
});

/** All units, parents first. */
export const UNITS: readonly DemoUnit[] = [
  { key: 'tinh', parent: null, name: 'UBND tỉnh An Giang', kind: 'province' },
  { key: 'huyen', parent: 'tinh', name: 'UBND huyện Châu Thành', kind: 'district' },
  ...DEPARTMENTS,
  ...COMMUNES.map(
    ({ key, fullName }): DemoUnit => ({
      key,
      parent: 'huyen',
      name: `UBND ${fullName}`,
      kind: 'commune',
    }),
  ),
  school('mamnon-anchau', 'Trường Mầm non An Châu'),
  school('tieuhoc-binhhoa', 'Trường Tiểu học Bình Hòa'),
  school('thcs-candang', 'Trường Trung học cơ sở Cần Đăng'),
  school('thcs-vinhbinh', 'Trường Trung học cơ sở Vĩnh Bình'),
];
