const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
const moment = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The calendar day in Vietnam, as `yyyy-MM-dd`. */
export function dayInVietnam(at: Date): string {
  return day.format(at);
}

/** What stands across every page of an internal document: who had it in hand, of which unit, and when. */
export function watermarkLine(reader: { name: string; unitName: string; at: Date }): string {
  const parts = new Map(moment.formatToParts(reader.at).map(({ type, value }) => [type, value]));
  const get = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  const date = `${get('day')}/${get('month')}/${get('year')}`;
  return `${reader.name} – ${reader.unitName} – ${date} ${get('hour')}:${get('minute')}`;
}
