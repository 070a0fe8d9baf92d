/** A colour `#rrggbb` as three numbers 0–1. */
export function rgbOf(color: string): [number, number, number] {
  const part = (at: number) =>
    Math.round((Number.parseInt(color.slice(at, at + 2), 16) / 255) * 1000) / 1000;
  return [part(1), part(3), part(5)];
}

/** The numbers of a PDF's colour (grey, RGB or CMYK, 0–1) as `#rrggbb`; null when they are none. */
export function hexOf(numbers: readonly number[]): string | null {
  const [a = 0, b = 0, c = 0, k = 0] = numbers;
  switch (numbers.length) {
    case 1:
      return hex(a, a, a);
    case 3:
      return hex(a, b, c);
    case 4:
      return hex((1 - a) * (1 - k), (1 - b) * (1 - k), (1 - c) * (1 - k));
    default:
      return null;
  }
}

function hex(...parts: number[]): string {
  const part = (share: number) =>
    Math.round(Math.min(1, Math.max(0, share)) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${parts.map(part).join('')}`;
}
