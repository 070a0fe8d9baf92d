/** A list as it is answered, and whether more rows would fit: ask the database for one more than `most`. */
export function cutList<T>(rows: readonly T[], most: number): { rows: T[]; isCut: boolean } {
  return { rows: rows.slice(0, most), isCut: rows.length > most };
}
