import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { type AskedPlace, askedPlace } from './asked-place.ts';

/** The page that the address asked for when the room was entered; then the address is the room's again, so that a reload asks for nothing. */
export function useAskedPlace(): AskedPlace | null {
  const [params, setParams] = useSearchParams();
  const [asked] = useState(() => askedPlace(params));
  useEffect(() => {
    if (askedPlace(params)) setParams({}, { replace: true });
  }, [params, setParams]);
  return asked;
}
