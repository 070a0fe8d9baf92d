import type { Width } from './use-width.ts';

/** Pixels at the usual size of letters, all as narrow as legible: of one button with its gap, of what stands in the dock anyway, of the filled button. */
const SLOT = 72;
const FIXED = 122;
const PRIMARY = 176;
/** So many buttons stand beside each other on a phone, their words legible. */
const PHONE_SLOTS = 5;

/** What wants room in the dock, in buttons. `windowPx`: the width of the window, as if letters had their usual size. */
type DockWants = {
  windowPx: number;
  /** Whether the filled button stands in the row. */
  primary: boolean;
  /** Microphone, camera and what is shared, without the settings; of a companion the words that say so. */
  media: number;
  /** Whether there are settings of devices to open. */
  settings: boolean;
  /** Acts for oneself, votes. */
  own: number;
  /** Acts of governing. */
  governs: number;
  /** Whether the first of these ends a speech: a phone has room for that one alone. */
  endsSpeech: boolean;
};

/** What of it has room; the rest is a tap further, behind "more". */
type DockPlan = {
  /** So many acts of governing, from the first. */
  governs: number;
  settings: boolean;
  agenda: boolean;
  people: boolean;
  more: boolean;
};

/**
 * What has room in the row of the dock. It stays one row whatever happens in the meeting, so that the page below the eyes does not
 * move: on a phone the agenda and then the people give way, elsewhere the settings and the last acts of governing.
 */
export function planDock(width: Width, wants: DockWants): DockPlan {
  const { media, own } = wants;
  if (width === 'phone') {
    const left = PHONE_SLOTS - media - own - 1;
    const governs = wants.endsSpeech && left >= 1 ? 1 : 0;
    const free = left - governs;
    return { governs, settings: false, people: free >= 1, agenda: free >= 2, more: true };
  }
  const agenda = width === 'tablet';
  const slots = Math.floor((wants.windowPx - FIXED - (wants.primary ? PRIMARY : 0)) / SLOT);
  const free = slots - media - own - (agenda ? 1 : 0);
  const all = wants.governs + (wants.settings ? 1 : 0);
  if (all <= free)
    return { governs: wants.governs, settings: wants.settings, agenda, people: false, more: false };
  const governs = Math.min(wants.governs, Math.max(0, free - 1));
  return { governs, settings: false, agenda, people: false, more: true };
}
