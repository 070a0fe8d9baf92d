import type { UserId } from '#contract/ids.ts';
import { keepTicket, keptTicket } from './guest-ticket.ts';

const KEY = 'nghi-su.owner';

/**
 * Makes what this tab remembers one account's: what another one left in it is forgotten, as on a tablet that goes from hand to hand, but
 * the place in a waiting room, which comes before the account.
 */
export function giveTabTo(userId: UserId): void {
  try {
    if (sessionStorage.getItem(KEY) === userId) return;
    const ticket = keptTicket();
    sessionStorage.clear();
    keepTicket(ticket);
    sessionStorage.setItem(KEY, userId);
  } catch {
    // A browser that keeps nothing has nothing of another account either.
  }
}
