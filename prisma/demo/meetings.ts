import type { MEETING_TYPES } from './seed-organisation.ts';

/** A paper of an agenda item; `key` names its text in `papers/`. */
export type DemoPaper = { key: string; title: string; fileName: string };

/** An agenda item; `unit` and `presenter` are keys of units and user names. */
export type DemoItem = {
  key: string;
  title: string;
  unit: string | null;
  presenter: string | null;
  minutes: number;
  papers: readonly DemoPaper[];
};

/** A meeting of the demo district. */
export type DemoMeeting = {
  key: 'running' | 'draft' | 'over';
  type: (typeof MEETING_TYPES)[number];
  title: string;
  startsAt: Date;
  endsAt: Date;
  items: readonly DemoItem[];
};

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const VIETNAM_AHEAD_MS = 7 * 60 * MINUTE_MS;

/** Where all three take place. */
export const PLACE = 'Hội trường UBND huyện Châu Thành và 13 điểm cầu xã, thị trấn';

const paper = (key: string, title: string, fileName: string): DemoPaper => ({
  key,
  title,
  fileName,
});

const item = (
  key: string,
  title: string,
  unit: string | null,
  presenter: string | null,
  minutes: number,
  papers: readonly DemoPaper[] = [],
): DemoItem => ({ key, title, unit, presenter, minutes, papers });

const RUNNING_ITEMS: readonly DemoItem[] = [
  item('1', 'Khai mạc, điểm danh, thông qua chương trình', 'vanphong', 'huyen.3', 10, [
    paper('programme', 'Chương trình phiên họp', 'chuong-trinh-phien-hop.pdf'),
  ]),
  item('2', 'Công tác kiểm soát thủ tục hành chính năm 2021', 'vanphong', 'huyen.3', 20, [
    paper('procedures', 'Báo cáo số 38/BC-VP', '38-BC-VP.docx'),
  ]),
  item(
    '3',
    'Cải cách hành chính và ứng dụng công nghệ thông tin năm 2021',
    'noivu',
    'huyen.4',
    20,
    [
      paper('reform', 'Báo cáo số 45/BC-UBND', '45-BC-UBND.docx'),
      paper('figures', 'Phụ lục số liệu', 'phu-luc-so-lieu-2021.xlsx'),
      paper('resolution', 'Dự thảo Nghị quyết phiên họp', 'du-thao-nghi-quyet.pdf'),
    ],
  ),
  item('4', 'Kế hoạch chuyển đổi số năm 2022', 'vanhoa', 'huyen.6', 20, [
    paper(
      'transformation',
      'Dự thảo Kế hoạch chuyển đổi số',
      'du-thao-ke-hoach-chuyen-doi-so.docx',
    ),
  ]),
  item('5', 'Giải quyết hồ sơ một cửa tại 13 xã, thị trấn', 'motcua', 'huyen.3', 20, [
    paper('one-stop', 'Báo cáo số 12/BC-TNTKQ', '12-BC-TNTKQ.pdf'),
  ]),
  item('6', 'Chất vấn và trả lời chất vấn', null, 'chutri', 30),
  item('7', 'Biểu quyết thông qua Nghị quyết phiên họp', 'vanphong', 'huyen.3', 10),
  item('8', 'Kết luận và bế mạc', null, 'chutri', 10),
];

const DRAFT_ITEMS: readonly DemoItem[] = [
  item(
    '1',
    'Tình hình sử dụng dịch vụ công trực tuyến mức độ 3, mức độ 4',
    'noivu',
    'huyen.4',
    30,
    [paper('online-services', 'Báo cáo số 52/BC-PNV', '52-BC-PNV.pdf')],
  ),
  item('2', 'Tập huấn chữ ký số cho cán bộ, công chức cấp xã', 'vanhoa', 'huyen.6', 20),
  item('3', 'Thảo luận và kết luận', null, 'chutri', 40),
];

const OVER_ITEMS: readonly DemoItem[] = [
  item('1', 'Khai mạc và thông qua chương trình', 'vanphong', 'huyen.3', 10),
  item('2', 'Hệ thống hội nghị truyền hình tại 13 xã, thị trấn', 'vanhoa', 'huyen.6', 30, [
    paper('conference', 'Báo cáo số 31/BC-VHTT', '31-BC-VHTT.pdf'),
  ]),
  item('3', 'Biểu quyết và kết luận', null, 'chutri', 20),
];

/** The three meetings as they stand at `now`: the running one began an hour ago, the others are on working days. */
export function demoMeetings(now: Date): readonly [DemoMeeting, DemoMeeting, DemoMeeting] {
  const begun = new Date(
    Math.floor((now.getTime() - 55 * MINUTE_MS) / (15 * MINUTE_MS)) * 15 * MINUTE_MS,
  );
  const reference = after(begun, 55);
  const over = workingDay(reference, -28, 7.5);
  const draft = workingDay(reference, 7, 13.5);
  return [
    {
      key: 'running',
      type: 'Phiên họp thường kỳ',
      title: `Phiên họp thường kỳ ${monthOf(begun)}`,
      startsAt: begun,
      endsAt: after(begun, 210),
      items: RUNNING_ITEMS,
    },
    {
      key: 'draft',
      type: 'Phiên họp chuyên đề',
      title: 'Phiên họp chuyên đề về dịch vụ công trực tuyến và chữ ký số',
      startsAt: draft,
      endsAt: after(draft, 120),
      items: DRAFT_ITEMS,
    },
    {
      key: 'over',
      type: 'Phiên họp thường kỳ',
      title: `Phiên họp thường kỳ ${monthOf(over)}`,
      startsAt: over,
      endsAt: after(over, 180),
      items: OVER_ITEMS,
    },
  ];
}

/** A moment so many minutes later. */
export function after(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * MINUTE_MS);
}

/** The day so many days from now, moved on to Monday from a weekend, at an hour of the Vietnamese day. */
function workingDay(now: Date, days: number, hour: number): Date {
  const local = new Date(now.getTime() + VIETNAM_AHEAD_MS + days * DAY_MS);
  const weekday = local.getUTCDay();
  const moved = weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
  const midnight = Date.UTC(
    local.getUTCFullYear(),
    local.getUTCMonth(),
    local.getUTCDate() + moved,
  );
  return new Date(midnight - VIETNAM_AHEAD_MS + hour * 60 * MINUTE_MS);
}

function monthOf(moment: Date): string {
  const local = new Date(moment.getTime() + VIETNAM_AHEAD_MS);
  return `tháng ${local.getUTCMonth() + 1} năm ${local.getUTCFullYear()}`;
}
