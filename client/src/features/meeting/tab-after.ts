import type { LiveEvent } from '#contract/live/events.ts';
import type { SideTab } from './SideTabs.tsx';

const TO_VOTES: ReadonlySet<LiveEvent['type']> = new Set([
  'ballot.opened',
  'ballot.counted',
  'ballot.closed',
  'readiness.asked',
]);

/**
 * The tab beside the document after an event: the votes where there is something to do or to see of one, the requests to speak
 * instead of the votes when somebody asks for the floor. Who writes the proceedings is never taken away from them.
 */
export function tabAfter({ type }: Pick<LiveEvent, 'type'>, shown: SideTab): SideTab {
  if (TO_VOTES.has(type)) return shown === 'proceedings' ? shown : 'ballots';
  if (type === 'speech.requested' && shown === 'ballots') return 'speakers';
  return shown;
}
