import type { MediaWay } from '#contract/http/media-ways.ts';

/** Where equipment sends its offer, as it is written into it. */
export function addressOf(direction: MediaWay['direction']): string {
  return `${location.origin}/${direction === 'in' ? 'whip' : 'whep'}`;
}
