/** The zone in which every date of the product is shown, whatever the device is set to. */
export const ZONE = 'Asia/Ho_Chi_Minh';

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

const WEEKDAYS = ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'] as const;
const WEEKDAY_NAMES = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'];

function split(at: string | Date): Record<string, string> {
  const date = typeof at === 'string' ? new Date(at) : at;
  return Object.fromEntries(parts.formatToParts(date).map((part) => [part.type, part.value]));
}

/** The day of an instant in Vietnam as yyyy-MM-dd, for comparing and grouping. */
export function dayKey(at: string | Date): string {
  const { year, month, day } = split(at);
  return `${year}-${month}-${day}`;
}

/** dd/MM/yyyy. */
export function formatDay(at: string | Date): string {
  const { year, month, day } = split(at);
  return `${day}/${month}/${year}`;
}

/** dd/MM. */
export function formatShortDay(at: string | Date): string {
  const { month, day } = split(at);
  return `${day}/${month}`;
}

/** HH:mm. */
export function formatTime(at: string | Date): string {
  const { hour, minute } = split(at);
  return `${hour}:${minute}`;
}

/** HH:mm:ss, of what was recorded. */
export function formatClock(at: string | Date): string {
  const { hour, minute, second } = split(at);
  return `${hour}:${minute}:${second}`;
}

/** dd/MM/yyyy HH:mm. */
export function formatDateTime(at: string | Date): string {
  return `${formatDay(at)} ${formatTime(at)}`;
}

/** HH:mm – HH:mm dd/MM/yyyy, with both days when they differ. */
export function formatSpan(from: string, to: string): string {
  if (dayKey(from) === dayKey(to))
    return `${formatTime(from)} – ${formatTime(to)}, ${formatDay(from)}`;
  return `${formatDateTime(from)} – ${formatDateTime(to)}`;
}

/** The day of the week of a yyyy-MM-dd day, 0 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** T2 … T7, CN. */
export function shortWeekday(at: string | Date): string {
  return WEEKDAYS[weekdayOf(dayKey(at))] ?? '';
}

/** Thứ Hai … Chủ nhật in Vietnamese, Monday … Sunday in English. */
export function longWeekday(at: string | Date, language: string): string {
  const index = weekdayOf(dayKey(at));
  if (language === 'vi') return WEEKDAY_NAMES[index] ?? '';
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2023, 0, 1 + index)),
  );
}

/** The instant (ISO, UTC) of a wall-clock day yyyy-MM-dd and time HH:mm in Vietnam, which keeps +07:00 all year. */
export function instantOf(day: string, time: string): string {
  return new Date(`${day}T${time}:00+07:00`).toISOString();
}

/** The day that lies `days` after a yyyy-MM-dd day. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
