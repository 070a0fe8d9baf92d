import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openBrowser, signedInContext } from './browser.ts';

const CLIENT = join(import.meta.dirname, '../../client/dist');

/** What the meeting page brought over the wire: requests, bytes in all, bytes of JavaScript, each compressed as it was sent. */
export type PageWeight = {
  requests: number;
  bytes: number;
  scriptBytes: number;
  /** The same JavaScript as `gzip -9` packs it, whatever packing the browser asked for. */
  scriptGzipBytes: number;
  scripts: { path: string; bytes: number }[];
};

/**
 * Joins a meeting with picture in a cold browser and adds up what was transferred; apart from it the viewer with pdf.js, which comes
 * when a document is first looked at.
 */
export async function measurePageWeight(
  url: string,
  meetingId: string,
  password: string,
): Promise<{ toJoin: PageWeight; viewer: PageWeight }> {
  const browser = await openBrowser();
  try {
    const context = await signedInContext(browser, url, 'vinhan', password);
    const page = await context.newPage();
    const protocol = await context.newCDPSession(page);
    await protocol.send('Network.enable');
    const paths = new Map<string, { path: string; isScript: boolean }>();
    const received: { path: string; isScript: boolean; bytes: number }[] = [];
    protocol.on('Network.responseReceived', ({ requestId, response, type }) => {
      paths.set(requestId, { path: new URL(response.url).pathname, isScript: type === 'Script' });
    });
    protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const request = paths.get(requestId);
      if (request) received.push({ ...request, bytes: encodedDataLength });
    });
    await page.goto(`/hop/${meetingId}`);
    await page.getByRole('button', { name: 'Vào họp', exact: true }).click();
    await page.getByRole('button', { name: 'Tắt camera' }).waitFor();
    await page.waitForLoadState('networkidle');
    const isViewer = (path: string) =>
      /pdf|viewer/i.test(path) || path.startsWith('/api/versions/');
    const weigh = (parts: typeof received): PageWeight => {
      const scripts = parts.filter((part) => part.isScript);
      return {
        requests: parts.length,
        bytes: sum(parts),
        scriptBytes: sum(scripts),
        scriptGzipBytes: scripts.reduce((total, { path }) => total + gzipBytesOf(path), 0),
        scripts: scripts.map(({ path, bytes }) => ({ path, bytes })),
      };
    };
    return {
      toJoin: weigh(received.filter((part) => !isViewer(part.path))),
      viewer: weigh(received.filter((part) => isViewer(part.path))),
    };
  } finally {
    await browser.close();
  }
}

function gzipBytesOf(path: string): number {
  return gzipSync(readFileSync(join(CLIENT, path)), { level: 9 }).length;
}

function sum(parts: readonly { bytes: number }[]): number {
  return parts.reduce((total, part) => total + part.bytes, 0);
}
