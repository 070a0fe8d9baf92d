import { expect, it } from 'vitest';
import { createMediaGateway } from '#server/realtime/media-gateway.ts';
import type { ConferenceService } from '#server/services/conference-service.ts';
import type { ConferenceConnection } from '#server/services/ports/conference-connection.ts';

const connection = (id: string) => ({ id }) as ConferenceConnection;
const key = { resumeKey: 'x'.repeat(32) };

/** A gateway to a conference in which taking up a peer lasts until the test says so. */
function aGateway() {
  const done: string[] = [];
  const ends: ((isKnown: boolean) => void)[] = [];
  const gateway = createMediaGateway({
    reattach: (of: ConferenceConnection) =>
      new Promise((known, unknown) => {
        ends.push((isKnown) => {
          done.push(`${of.id} reattach`);
          if (isKnown) known('peer');
          else unknown(new Error('nobody'));
        });
      }),
    resume: async (of: ConferenceConnection) => done.push(`${of.id} resume`),
  } as unknown as ConferenceService);
  const ask = (id: string, name: string, input: object) =>
    gateway.handle(connection(id), name, input).catch((error: Error) => error.message);
  return { done, ends, ask };
}

it('what a connection asks of a peer that it just takes up waits for that; another’s does not', async () => {
  const { done, ends, ask } = aGateway();
  const taking = ask('an', 'media.reattach', key);
  const resuming = ask('an', 'media.resume', { producerId: 'p' });
  await ask('binh', 'media.resume', { producerId: 'p' });
  expect(done).toEqual(['binh resume']);
  ends[0]?.(true);
  await resuming;
  expect(done).toEqual(['binh resume', 'an reattach', 'an resume']);
  expect(await taking).toBe('peer');
});

it('goes on where there was no peer to take up', async () => {
  const { done, ends, ask } = aGateway();
  const taking = ask('an', 'media.reattach', key);
  const resuming = ask('an', 'media.resume', { producerId: 'p' });
  ends[0]?.(false);
  await resuming;
  expect(await taking).toBe('nobody');
  await ask('an', 'media.resume', { producerId: 'p' });
  expect(done).toEqual(['an reattach', 'an resume', 'an resume']);
});
