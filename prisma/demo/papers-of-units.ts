import type { DemoPaper } from './meetings.ts';

/** A paper of the meeting in preparation that a unit is asked for, and how far it has come; `by` is who prepares it. */
export type DemoRequest = {
  item: string;
  unit: string;
  title: string;
  note: string;
  /** True: it was due the day before the demo began. */
  isOverdue?: true;
  course:
    | { upTo: 'asked' }
    | { upTo: 'submitted' | 'approved'; by: string; paper: DemoPaper }
    | { upTo: 'returned'; by: string; paper: DemoPaper; reason: string };
};

/** What the units are asked for, a paper in each state, so that the board shows what there is to follow. */
export const DEMO_REQUESTS: readonly DemoRequest[] = [
  {
    item: '1',
    unit: 'vanphong',
    title: 'Báo cáo kiểm soát thủ tục hành chính',
    note: '',
    course: {
      upTo: 'approved',
      by: 'huyen.3',
      paper: { key: 'procedures', title: 'Báo cáo số 38/BC-VP', fileName: '38-BC-VP.docx' },
    },
  },
  {
    item: '1',
    unit: 'noivu',
    title: 'Phụ lục số liệu dịch vụ công trực tuyến',
    note: 'Số liệu của huyện và 13 xã, thị trấn, có so sánh với cùng kỳ.',
    course: {
      upTo: 'returned',
      by: 'huyen.4',
      paper: { key: 'figures', title: 'Phụ lục số liệu', fileName: 'phu-luc-dich-vu-cong.xlsx' },
      reason: 'Phụ lục chưa có cột so sánh với cùng kỳ; đề nghị bổ sung rồi trình lại.',
    },
  },
  {
    item: '1',
    unit: 'binhhoa',
    title: 'Báo cáo dịch vụ công trực tuyến của xã Bình Hòa',
    note: 'Nêu rõ vướng mắc khi người dân nộp hồ sơ trực tuyến.',
    course: { upTo: 'asked' },
  },
  {
    item: '1',
    unit: 'candang',
    title: 'Báo cáo dịch vụ công trực tuyến của xã Cần Đăng',
    note: '',
    isOverdue: true,
    course: { upTo: 'asked' },
  },
  {
    item: '2',
    unit: 'vanhoa',
    title: 'Kế hoạch tập huấn chữ ký số',
    note: 'Kèm lịch tập huấn của từng xã, thị trấn.',
    course: {
      upTo: 'submitted',
      by: 'huyen.6',
      paper: {
        key: 'training',
        title: 'Dự thảo Kế hoạch tập huấn',
        fileName: 'ke-hoach-tap-huan.pdf',
      },
    },
  },
];
