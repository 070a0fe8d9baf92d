import {
  IconCheck,
  IconHandStop,
  IconMessageCheck,
  IconMicrophone,
  IconMinus,
} from '@tabler/icons-react';
import type { SeatState } from './seat-status.ts';

const PICTURES: Record<SeatState, typeof IconCheck> = {
  absent: IconMinus,
  present: IconCheck,
  waiting: IconHandStop,
  speaking: IconMicrophone,
  spoken: IconMessageCheck,
};

/** The sign of a seat's state: colours are never alone. */
export function SeatStateIcon({ state }: { state: SeatState }) {
  const Picture = PICTURES[state];
  return <Picture size={16} stroke={2.4} aria-hidden="true" />;
}
