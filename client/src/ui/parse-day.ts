/** Reads dd/MM/yyyy (also with - or ., and a day or month of one figure) as yyyy-MM-dd; null when it is no day. */
export function parseDay(text: string): string | null {
  const match = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text);
  if (!match) return null;
  const [, day = '', month = '', year = ''] = match;
  const key = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${key}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== key ? null : key;
}

/** Writes yyyy-MM-dd as dd/MM/yyyy. */
export function writeDay(day: string): string {
  const [year = '', month = '', number = ''] = day.split('-');
  return `${number}/${month}/${year}`;
}

/** Reads a time of day as a person types it ("8", "830", "8:30", "8h30") as HH:mm; null when it is none, or half of one ("8:3"). */
export function parseTime(text: string): string | null {
  const match =
    /^\s*(\d{1,2})\s*(?:[:.hg]\s*(\d{2})?)?\s*$/i.exec(text) ??
    /^\s*(\d{1,2})(\d{2})\s*$/.exec(text);
  if (!match) return null;
  const hour = Number(match[1]);
  const minute = Number(match[2] || '0');
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
