import { ShareBar } from './ShareBar.tsx';

/** The share of the ballots that have come in, as a bar. */
export function ReceivedTrack({
  received,
  base,
  label,
  className,
}: {
  received: number;
  base: number;
  label: string;
  className?: string | undefined;
}) {
  return (
    <div
      className={className}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={base}
      aria-valuenow={received}
    >
      <ShareBar part={received} whole={base} />
    </div>
  );
}
