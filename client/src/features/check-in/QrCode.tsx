import { encodeQR } from 'qr';
import { useMemo } from 'react';

/** The quiet zone that readers need around a code, in modules (ISO/IEC 18004). */
const QUIET_MODULES = 4;

/** A text as a QR code, black on white whatever the scheme: readers look for dark on light. `data-text` is what it says. */
export function QrCode({
  text,
  label,
  className,
}: {
  text: string;
  label: string;
  className?: string | undefined;
}) {
  const { path, size } = useMemo(() => drawingOf(text), [text]);
  return (
    <svg
      className={className}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
      data-text={text}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** One path of all dark modules, those that touch in a row as one piece. */
function drawingOf(text: string): { path: string; size: number } {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET_MODULES });
  const pieces = rows.flatMap((row, y) =>
    row.flatMap((dark, x) => {
      if (!dark || row[x - 1]) return [];
      const end = row.indexOf(false, x);
      const width = (end < 0 ? row.length : end) - x;
      return [`M${x} ${y}h${width}v1h-${width}z`];
    }),
  );
  return { path: pieces.join(''), size: rows.length };
}
