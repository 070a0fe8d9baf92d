import { randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ErrorBody } from '#contract/errors.ts';
import { FileProblem, MeetingDocument } from '#contract/http/documents.ts';
import { hashToken } from '#server/services/session-service.ts';
import { createTurns } from '#server/services/turns.ts';
import { aPreparedMeeting } from '#tests/support/a-prepared-meeting.ts';
import { type HostileFile, hostileFiles } from '#tests/support/files/hostile-files.ts';
import { seededRandom } from '#tests/support/seeded-random.ts';
import { useServer } from '#tests/support/use-server.ts';

const server = useServer();
const seed = Number(process.env.HOSTILE_SEED ?? randomInt(2 ** 31));
// Two cores, which other tests use too: longer than that, nobody would believe that the service is there.
const ANSWERS_WITHIN_MS = 15_000;

const asked: string[] = [];
const trap = createServer((request, response) => {
  asked.push(request.url ?? '');
  response.end();
});
let address = '';
beforeAll(async () => {
  trap.listen(0, '127.0.0.1');
  await once(trap, 'listening');
  address = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;
});
afterAll(() => void trap.close());

/** Command lines of the programs that work below the server's own folder. */
function programs(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')];
      } catch {
        return [];
      }
    })
    .filter((line) => line.includes(join(server.dataDir, 'conversion')));
}

/** Asks the server over and over how it is until the signal, and gives the longest time that it took to say so. */
function watchAnswers(signal: AbortSignal): Promise<number> {
  return (async () => {
    let longestMs = 0;
    while (!signal.aborted) {
      const started = performance.now();
      const answer = await fetch(`${server.url}/readyz`, {
        signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
      });
      expect(answer.status).toBe(200);
      longestMs = Math.max(longestMs, performance.now() - started);
      await new Promise((next) => setTimeout(next, 100));
    }
    return longestMs;
  })();
}

it(`at least 200 hostile files each come to a right end (seed ${seed})`, {
  timeout: 600_000,
}, async () => {
  // Made before anything is watched: packing a bomb holds up this process, in which the server runs too.
  const files: HostileFile[] = [];
  for await (const file of hostileFiles(seededRandom(seed), address)) files.push(file);
  expect(files.length).toBeGreaterThanOrEqual(200);
  const { prisma } = server.database;
  const meeting = await aPreparedMeeting(prisma, 'released');
  const token = randomUUID();
  await prisma.session.create({
    data: {
      tokenHash: hashToken(token),
      accountId: meeting.secretary.userId,
      expiresAt: new Date(Date.now() + 3_600_000),
      address: '',
      userAgent: '',
    },
  });
  const headers = {
    origin: server.url,
    cookie: `nghi-su=${token}`,
    'content-type': 'application/octet-stream',
  };
  const wrong: string[] = [];
  const taken = new Map<string, HostileFile>();
  const ended = new AbortController();
  const watching = watchAnswers(ended.signal);

  async function send(file: HostileFile): Promise<void> {
    const answer = await fetch(
      `${server.url}/api/agenda-items/${meeting.itemId}/documents?fileName=${encodeURIComponent(file.name)}`,
      { method: 'POST', headers, body: Uint8Array.from(file.bytes) },
    );
    const body = await answer.json();
    if (answer.ok) {
      taken.set(MeetingDocument.parse(body).documentId, file);
      if (file.end === 'refused') wrong.push(`${file.family}: ${file.name} was taken`);
      return;
    }
    const { code, reason } = ErrorBody.parse(body);
    const isRight = FileProblem.safeParse(reason).success && code !== 'INTERNAL';
    if (!isRight || file.end === 'taken')
      wrong.push(`${file.family}: ${file.name} answered ${code} ${reason}`);
  }

  const turns = createTurns(3);
  await Promise.all(files.map((file) => turns.run(() => send(file))));

  await vi.waitFor(
    async () =>
      expect(
        await prisma.documentVersion.count({ where: { state: { in: ['queued', 'converting'] } } }),
      ).toBe(0),
    { timeout: 500_000, interval: 500 },
  );
  ended.abort();
  const longestMs = await watching;
  const versions = await prisma.documentVersion.groupBy({ by: ['state', 'problem'], _count: true });
  console.log(
    `seed ${seed}: ${files.length} files, ${taken.size} taken, slowest answer ${Math.round(longestMs)} ms;`,
    versions.map(({ state, problem, _count }) => `${state} ${problem ?? ''} ${_count}`).join(', '),
  );
  expect(wrong).toEqual([]);
  expect(asked).toEqual([]);
  await vi.waitFor(() => expect(programs()).toEqual([]), 10_000);
  expect(readdirSync(join(server.dataDir, 'conversion'))).toEqual(['scratch']);
  expect(readdirSync(join(server.dataDir, 'conversion', 'scratch'))).toEqual([]);
  expect(readdirSync(join(server.dataDir, 'files', 'arriving'))).toEqual([]);
});
