/** The page that checks in who opens it, with the code that a hall screen shows. */
export function checkInPath(meetingId: string, code: string): string {
  return `/diem-danh/${meetingId}?ma=${encodeURIComponent(code)}`;
}

/** The code in the address of that page; null when there is none. */
export function codeIn(search: URLSearchParams): string | null {
  return search.get('ma');
}
