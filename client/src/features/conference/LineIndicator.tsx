import { useTranslation } from 'react-i18next';
import { useConferenceState, useLine } from './conference-context.tsx';
import classes from './LineIndicator.module.css';
import { shownQuality } from './shown-line.ts';
import { useLineSentences } from './use-line-sentences.ts';

const BARS = { good: 4, fair: 3, weak: 1, unknown: 0, reconnecting: 0 } as const;

/**
 * This device's line as four bars and a word, or what comes through of sound and picture when that is not all; `compact` keeps the word for readers of the screen and as a tooltip. `lost`: the line
 * to the meeting is down, whatever was last measured of sound and picture.
 */
export function LineIndicator({
  compact = false,
  lost = false,
}: {
  compact?: boolean;
  lost?: boolean;
}) {
  const { t } = useTranslation('conference');
  const line = useLine();
  const { sentences } = useLineSentences();
  const { status } = useConferenceState();
  if (status === 'idle' || status === 'failed') return null;
  const word = lost || status === 'reconnecting' ? 'reconnecting' : shownQuality(line);
  // What comes through says more than how good the line is.
  const label =
    word === 'reconnecting' || sentences.length === 0 ? t(`line.${word}`) : sentences.join('. ');
  return (
    <span className={classes.line} data-quality={word} title={label}>
      <svg viewBox="0 0 24 20" width="24" height="20" role="img" aria-label={label}>
        {[0, 1, 2, 3].map((bar) => (
          <rect
            key={bar}
            x={bar * 6 + 1}
            y={14 - bar * 4}
            width="4"
            height={6 + bar * 4}
            rx="2"
            opacity={bar < BARS[word] ? 1 : 0.25}
          />
        ))}
      </svg>
      {!compact && <span aria-hidden="true">{label}</span>}
    </span>
  );
}
