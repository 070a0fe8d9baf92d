/**
 * True when a browser's request comes from a page of this product: its Origin is the address it was sent to, or the public
 * one. Asked for every request that changes something and for the WebSocket handshake, both of which browsers always send
 * with an Origin; a request without one is refused.
 */
export function isSameOrigin(
  headers: { origin?: string | undefined; host?: string | undefined },
  publicUrl: string | null,
): boolean {
  if (!headers.origin || !URL.canParse(headers.origin)) return false;
  const origin = new URL(headers.origin);
  if (publicUrl !== null && origin.origin === new URL(publicUrl).origin) return true;
  return headers.host !== undefined && origin.host === headers.host.toLowerCase();
}
