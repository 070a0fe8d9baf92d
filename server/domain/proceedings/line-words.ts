import type { UserId } from '#contract/ids.ts';
import type { Quorum } from '#contract/live/attendance.ts';
import type { Instant } from '#contract/live/instant.ts';
import type { MeetingFrame } from '#contract/live/state.ts';

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hour: '2-digit',
  minute: '2-digit',
});

/** The time of day in Vietnam as minutes write it: `08 giờ 05`. */
export function timeWords(at: Instant): string {
  const [hour, minute] = clock.format(new Date(at)).split(':');
  return `${hour} giờ ${minute}`;
}

/** A person as minutes name them: `đồng chí Trần Văn A (Chủ tịch UBND, Xã Bình Hòa)`. */
export function personWords(frame: MeetingFrame, userId: UserId): string {
  const person = frame.participants.find((p) => p.userId === userId);
  if (!person) return 'một người dự họp';
  const place = [person.position, person.unitName].filter((part) => part !== '').join(', ');
  return place === '' ? `đồng chí ${person.name}` : `đồng chí ${person.name} (${place})`;
}

/** How many of whom are here: `có mặt 31/36 thành viên, đủ số lượng theo quy định (ít nhất 24)`. */
export function quorumWords({ present, base, required, reached }: Quorum): string {
  const whether = reached ? 'đủ' : 'chưa đủ';
  return `có mặt ${present}/${base} thành viên, ${whether} số lượng theo quy định (ít nhất ${required})`;
}

/** A sentence as it stands at the beginning of a line. */
export function sentence(text: string): string {
  const whole = text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
  return /[.!?…]$/.test(whole) ? whole : `${whole}.`;
}
