import type { Choice } from '#contract/live/state.ts';
import { ACCOUNTS } from './accounts.ts';
import { after, type DemoMeeting } from './meetings.ts';
import { VOTERS } from './seed-meetings.ts';
import { COMMUNES } from './units.ts';

/**
 * Something that happens in a demo meeting, by whom and when. `request` and `ballot` name things for later moments; items,
 * papers and persons are named by their keys.
 */
export type Moment = { at: Date; by: string } & (
  | { does: 'checkIn' }
  | { does: 'excuse'; whom: string; reason: string }
  | { does: 'start' }
  | { does: 'goTo'; item: string }
  | { does: 'present'; item: string; fileName: string; page: number }
  | { does: 'turnTo'; item: string; fileName: string; page: number }
  | { does: 'stopPresenting' }
  | { does: 'ask'; request: string; item: string | null; subject: string }
  | { does: 'call'; request: string }
  | { does: 'endSpeech' }
  | { does: 'openBallot'; ballot: string; item: string; question: string }
  | { does: 'vote'; ballot: string; choice: Choice }
  | { does: 'closeBallot'; ballot: string }
  | { does: 'publishBallot'; ballot: string }
  | { does: 'say'; text: string }
  | { does: 'end' }
);

/** Who is late or elsewhere, so that 31 of the 37 members are there. */
const LATE = ['vinhloi.1', 'anhoa.2', 'tanphu.2', 'vinhan.2', 'vinhloi.2'];
const EXCUSED = 'huyen.8';

/** Members who are present. */
const PRESENT = VOTERS.filter((username) => !LATE.includes(username) && username !== EXCUSED);

function checkIns(startsAt: Date): Moment[] {
  const clerks = COMMUNES.slice(0, 10).map(({ key }) => `${key}.3`);
  const everyone = [
    'chutri',
    'thuky',
    ...PRESENT.filter((username) => username !== 'chutri'),
    ...clerks,
  ];
  return [
    {
      at: after(startsAt, -20),
      by: 'thuky',
      does: 'excuse',
      whom: EXCUSED,
      reason: 'Đi công tác theo kế hoạch của tỉnh',
    },
    ...everyone.map(
      (by, i): Moment => ({ at: after(startsAt, -15 + i * 0.25), by, does: 'checkIn' }),
    ),
  ];
}

/** A speech: asked for two minutes before, called, ended after so many minutes. */
function speech(at: Date, minutes: number, by: string, item: string, subject: string): Moment[] {
  const request = `${by} ${subject}`;
  return [
    { at: after(at, -2), by, does: 'ask', request, item, subject },
    { at, by: 'chutri', does: 'call', request },
    { at: after(at, minutes), by: 'chutri', does: 'endSpeech' },
  ];
}

/** The running meeting: two items done, the third presented, four members waiting to speak. */
function runningCourse(startsAt: Date): Moment[] {
  const m = (minutes: number) => after(startsAt, minutes);
  const report = { item: '3', fileName: '45-BC-UBND.docx' };
  return [
    ...checkIns(startsAt),
    { at: m(0), by: 'chutri', does: 'start' },
    { at: m(1), by: 'chutri', does: 'goTo', item: '1' },
    { at: m(9), by: 'chutri', does: 'goTo', item: '2' },
    { at: m(10), by: 'huyen.3', does: 'present', item: '2', fileName: '38-BC-VP.docx', page: 1 },
    { at: m(15), by: 'huyen.3', does: 'turnTo', item: '2', fileName: '38-BC-VP.docx', page: 2 },
    { at: m(20), by: 'huyen.3', does: 'stopPresenting' },
    ...speech(m(22), 4, 'candang.1', '2', 'Thời hạn xác minh giữa các cơ quan'),
    ...speech(m(28), 3, 'anchau.1', '2', 'Niêm yết thủ tục tại ấp, khóm'),
    { at: m(33), by: 'chutri', does: 'goTo', item: '3' },
    { at: m(34), by: 'huyen.4', does: 'present', ...report, page: 1 },
    { at: m(36), by: 'huyen.4', does: 'turnTo', ...report, page: 2 },
    { at: m(38), by: 'vinhhanh.1', does: 'say', text: 'Điểm cầu xã Vĩnh Hanh nghe rõ.' },
    ...speech(m(42), 5, 'binhhoa.1', '3', 'Kinh nghiệm hướng dẫn nộp hồ sơ trực tuyến'),
    {
      at: m(48),
      by: 'vinhhanh.1',
      does: 'ask',
      request: 'late files',
      item: '3',
      subject: 'Hồ sơ trễ hẹn tại xã',
    },
    {
      at: m(49),
      by: 'candang.1',
      does: 'ask',
      request: 'line',
      item: '3',
      subject: 'Đường truyền điểm cầu',
    },
    { at: m(50), by: 'huyen.4', does: 'ask', request: 'answer', item: '3', subject: 'Giải trình' },
    {
      at: m(51),
      by: 'tanphu.1',
      does: 'ask',
      request: 'training',
      item: '3',
      subject: 'Tập huấn chữ ký số',
    },
  ];
}

/** The meeting that is over: three speeches and one vote. */
function overCourse(startsAt: Date): Moment[] {
  const m = (minutes: number) => after(startsAt, minutes);
  const ballot = 'conference';
  const choiceOf = (username: string): Choice =>
    username === 'vinhbinh.2' ? 'against' : username === 'anchau.2' ? 'abstain' : 'for';
  return [
    ...checkIns(startsAt),
    { at: m(0), by: 'chutri', does: 'start' },
    { at: m(1), by: 'chutri', does: 'goTo', item: '1' },
    { at: m(10), by: 'chutri', does: 'goTo', item: '2' },
    { at: m(11), by: 'huyen.6', does: 'present', item: '2', fileName: '31-BC-VHTT.pdf', page: 1 },
    { at: m(16), by: 'huyen.6', does: 'turnTo', item: '2', fileName: '31-BC-VHTT.pdf', page: 2 },
    { at: m(20), by: 'huyen.6', does: 'stopPresenting' },
    ...speech(m(24), 5, 'binhthanh.1', '2', 'Chất lượng âm thanh tại điểm cầu'),
    ...speech(m(33), 6, 'huyen.5', '2', 'Kinh phí bảo dưỡng'),
    ...speech(m(42), 4, 'vinhthanh.1', '2', 'Đường truyền dự phòng'),
    { at: m(50), by: 'chutri', does: 'goTo', item: '3' },
    {
      at: m(52),
      by: 'chutri',
      does: 'openBallot',
      ballot,
      item: '3',
      question: 'Thống nhất bảo dưỡng thiết bị hội nghị truyền hình hằng quý',
    },
    ...PRESENT.map(
      (by, i): Moment => ({
        at: m(52.2 + i * 0.05),
        by,
        does: 'vote',
        ballot,
        choice: choiceOf(by),
      }),
    ),
    { at: m(55), by: 'chutri', does: 'closeBallot', ballot },
    { at: m(55), by: 'chutri', does: 'publishBallot', ballot },
    { at: m(70), by: 'chutri', does: 'end' },
  ];
}

/** What happens in a meeting, in the order of time; nothing in the one that is being prepared. */
export function courseOf({ key, startsAt }: DemoMeeting): Moment[] {
  if (key === 'draft') return [];
  const course = key === 'running' ? runningCourse(startsAt) : overCourse(startsAt);
  return course.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** How a person takes part: in the hall, or at the commune's site. */
export function attendanceModeOf(username: string): 'inPerson' | 'atSite' {
  const site = ACCOUNTS.find((account) => account.username === username)?.site;
  return site === 'huyen' || site === null ? 'inPerson' : 'atSite';
}
