const KEY = 'nghi-su.ticket';

/** The ticket of whoever waits in this tab; null when nobody does. A reload keeps one's place, another tab is another guest. */
export function keptTicket(): string | null {
  return sessionStorage.getItem(KEY);
}

/** Keeps the ticket for this tab; null lets it go. */
export function keepTicket(ticket: string | null): void {
  if (ticket === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, ticket);
}
