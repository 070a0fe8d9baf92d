import { useMay } from '#client/live/use-live.ts';

/** Whether one governs from the chair, and so speaks without asking; the secretary leads the floor too, but asks like the others. */
export function usePresides(): boolean {
  return useMay('meeting.end');
}
