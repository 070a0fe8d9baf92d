import type { AttendanceLine } from '#server/domain/attendance-lines.ts';
import { spokenMoment } from '#server/domain/spoken-time.ts';
import type {
  AttendanceTable,
  AttendanceTableWriter,
} from '#server/services/ports/attendance-table-writer.ts';
import { printable } from './comment-columns.ts';
import { writePrintedSheet } from './printed-sheet.ts';

const COLUMNS = [
  { title: 'STT', share: 5 },
  { title: 'Họ và tên', share: 18 },
  { title: 'Chức vụ', share: 16 },
  { title: 'Đơn vị', share: 16 },
  { title: 'Thành viên UBND', share: 9 },
  { title: 'Khách mời', share: 7 },
  { title: 'Nơi dự', share: 15 },
  { title: 'Tình trạng', share: 12 },
  { title: 'Đến lúc', share: 8 },
  { title: 'Rời họp lúc', share: 8 },
  { title: 'Cách điểm danh', share: 12 },
  { title: 'Lý do vắng', share: 18 },
  { title: 'Dự thay, ủy quyền', share: 16 },
] as const;

const STATUS: Record<AttendanceLine['status'], string> = {
  present: 'Có mặt',
  left: 'Đã rời họp',
  absent: 'Vắng mặt',
  excused: 'Vắng có lý do',
  notRecorded: 'Chưa điểm danh',
};

const BY = {
  self: 'Tự điểm danh',
  secretary: 'Thư ký ghi',
  code: 'Quét mã',
  ballot: 'Theo biểu quyết',
} as const;

const time = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});

/** Writes the list of attendance as XLSX: who, of which unit, where, from when to when, and why not; the figures stand above. */
export const writeAttendanceXlsx: AttendanceTableWriter = (table) =>
  writePrintedSheet({
    name: 'Điểm danh',
    columns: COLUMNS,
    above: [
      printable(table.unitName).toLocaleUpperCase('vi'),
      'DANH SÁCH ĐIỂM DANH',
      printable(
        `Cuộc họp “${table.meetingTitle}”, dự kiến lúc ${spokenMoment(table.startsAt)}, tại ${table.place}`,
      ),
      quorumSentence(table),
      ...(table.withoutQuorum ? [openingSentence(table.withoutQuorum)] : []),
      `Lập lúc ${spokenMoment(table.madeAt)}.`,
    ],
    rows: table.lines.map((line, index) => [index + 1, ...cellsOf(line).map(printable)]),
    mark: null,
  });

function cellsOf(line: AttendanceLine): string[] {
  return [
    line.name,
    line.position,
    line.unitName,
    line.isVotingMember ? 'x' : '',
    line.isGuest ? 'x' : '',
    line.mode === 'remote' ? 'Từ xa' : (line.siteName ?? 'Phòng họp'),
    STATUS[line.status],
    ...timesOf(line),
    howRecorded(line),
    line.reason,
    standInWords(line),
  ];
}

/** When they came and when they left; of a guest who came several times each time, one below the other. */
function timesOf({ visits, arrivedAt, leftAt }: AttendanceLine): [string, string] {
  const times = visits ?? [{ cameAt: arrivedAt, leftAt }];
  const below = (at: (typeof times)[number]['leftAt'][]) =>
    at.map((moment) => (moment ? time.format(new Date(moment)) : '')).join('\n');
  return [below(times.map(({ cameAt }) => cameAt)), below(times.map((visit) => visit.leftAt))];
}

function howRecorded({ visits, by }: AttendanceLine): string {
  if (visits?.some(({ askedOut }) => askedOut)) return 'Qua phòng chờ, có lần được mời ra';
  if (visits && !by) return 'Qua phòng chờ';
  return by ? BY[by] : '';
}

function standInWords({ replaces, proxyTo }: AttendanceLine): string {
  if (replaces !== null) return `Dự thay đồng chí ${replaces}`;
  return proxyTo === null ? '' : `Ủy quyền cho đồng chí ${proxyTo}`;
}

function quorumSentence({ quorum, lines }: AttendanceTable): string {
  const invited = lines.filter(({ visits }) => !visits);
  const guests = lines.filter(({ visits }) => visits);
  return [
    `Có mặt ${here(invited)}/${invited.length} người được mời.`,
    ...(quorum.base > 0
      ? [
          `Thành viên UBND có mặt: ${quorum.present}/${quorum.base}, cần ít nhất ${quorum.required}: ${quorum.reached ? 'đủ' : 'chưa đủ'} tỷ lệ tham dự.`,
        ]
      : []),
    ...(guests.length > 0
      ? [`Khách vào bằng mã cuộc họp: ${guests.length}, đang có mặt ${here(guests)}.`]
      : []),
  ].join(' ');
}

const here = (lines: readonly AttendanceLine[]) =>
  lines.filter(({ status }) => status === 'present').length;

function openingSentence({
  reason,
  quorum,
}: NonNullable<AttendanceTable['withoutQuorum']>): string {
  return printable(
    `Chủ trì quyết định khai mạc khi có ${quorum.present}/${quorum.base} thành viên có mặt (cần ${quorum.required}), lý do: ${reason}`,
  );
}
