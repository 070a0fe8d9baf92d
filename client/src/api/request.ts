/** A request ready to be sent: address with parameters and query filled in, and the JSON body when there is one. */
export type Request = { method: string; url: string; body: string | null };

type Address = { method: string; path: string };

/**
 * Fills a route's address with the caller's input: `:name` parameters into the path, the rest into the query of a GET or the
 * body of anything else. Values that are `undefined` are left out.
 */
export function buildRequest(address: Address, input: object): Request {
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const path = address.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest.get(name);
    if (value === undefined) throw new Error(`${address.path} needs ${name}`);
    rest.delete(name);
    return encodeURIComponent(String(value));
  });
  if (rest.size === 0) return { method: address.method, url: path, body: null };
  if (address.method === 'GET') {
    const query = new URLSearchParams([...rest].map(([name, value]) => [name, String(value)]));
    return { method: 'GET', url: `${path}?${query}`, body: null };
  }
  return { method: address.method, url: path, body: JSON.stringify(Object.fromEntries(rest)) };
}
