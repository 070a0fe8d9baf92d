import type { SeatMap } from '#contract/seating/seat-map.ts';
import type { SeatPlace } from '#contract/seating/seating.ts';

/** The seat map of one room, to be printed and hung at its door. */
export type SeatingSheet = {
  /** The unit whose meeting it is. */
  unitName: string;
  meetingTitle: string;
  /** When it begins, as it is written on the sheet. */
  time: string;
  siteName: string;
  map: SeatMap;
  places: readonly SeatPlace[];
  /** Who is seated: all that the places name. */
  people: readonly { userId: string; name: string; position: string; unitName: string }[];
};

/** Writes the map and the list of seats as PDF, A4 across. */
export type SeatingSheetWriter = (sheet: SeatingSheet) => Promise<Buffer>;
