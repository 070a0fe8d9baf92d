const parts = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

function read(moment: Date): { day: string; time: string } {
  const found = Object.fromEntries(
    parts.formatToParts(moment).map((part) => [part.type, part.value]),
  );
  return {
    day: `${found.day}/${found.month}/${found.year}`,
    time: `${found.hour} giờ ${found.minute}`,
  };
}

/** A moment as it is written in a document: `07 giờ 30, ngày 01/12/2026`, in the time of Vietnam. */
export function spokenMoment(moment: Date): string {
  const { day, time } = read(moment);
  return `${time}, ngày ${day}`;
}

/** From when to when, with the day once where it is one. */
export function spokenSpan(from: Date, to: Date): string {
  const [begin, end] = [read(from), read(to)];
  if (begin.day === end.day) return `${begin.time} – ${end.time}, ngày ${begin.day}`;
  return `${spokenMoment(from)} – ${spokenMoment(to)}`;
}
