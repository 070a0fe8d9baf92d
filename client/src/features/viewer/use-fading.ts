import { useEffect, useState } from 'react';

/** How long the presenter's pointer stays in sight after its last move, in milliseconds. */
export const LASER_FADES_MS = 1500;

/** The value until so much time has passed without another one; then null. */
export function useFading<T extends object>(value: T | null, ms: number): T | null {
  const [faded, setFaded] = useState<T | null>(null);
  useEffect(() => {
    if (!value) return;
    const timer = setTimeout(() => setFaded(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return value === faded ? null : value;
}
