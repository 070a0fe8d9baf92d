/** A request ready to be sent: address with parameters and query filled in, and the JSON body when there is one. */
export type Request = { method: string; url: string; body: string | null };

/** What a caller gives to a route, by the place that it goes to. */
export type Parts = { params?: object; query?: object; body?: unknown };

/**
 * Fills a route's address with the caller's input. Query values that are `undefined` are left out; a `:name` without its
 * parameter is a fault of the caller.
 */
export function buildRequest(address: { method: string; path: string }, parts: Parts): Request {
  const params = new Map(Object.entries(parts.params ?? {}));
  const path = address.path.replace(/:(\w+)/g, (_, name: string) => {
    if (!params.has(name)) throw new Error(`${address.path} needs ${name}`);
    return encodeURIComponent(String(params.get(name)));
  });
  const query = new URLSearchParams(
    Object.entries(parts.query ?? {})
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  ).toString();
  return {
    method: address.method,
    url: query === '' ? path : `${path}?${query}`,
    body: parts.body === undefined ? null : JSON.stringify(parts.body),
  };
}
