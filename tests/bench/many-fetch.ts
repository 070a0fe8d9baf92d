import { get } from 'node:http';

/** Fetches an address with each of the cookies at once, drops the bytes, and answers megabytes (10^6) a second in all. */
export async function fetchAtOnce(
  address: string,
  cookies: readonly string[],
): Promise<{ megabytesPerSecond: number; bytes: number }> {
  const from = performance.now();
  const sizes = await Promise.all(cookies.map((cookie) => fetchOne(address, cookie)));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return { megabytesPerSecond: bytes / 1000 / (performance.now() - from), bytes };
}

function fetchOne(address: string, cookie: string): Promise<number> {
  return new Promise((done, failed) => {
    const request = get(address, { agent: false, headers: { cookie } }, (answer) => {
      if (answer.statusCode !== 200) return failed(new Error(`answered with ${answer.statusCode}`));
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.on('end', () => done(bytes));
      answer.on('error', failed);
    });
    request.on('error', failed);
  });
}
