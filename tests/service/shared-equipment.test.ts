import { randomUUID } from 'node:crypto';
import fastify from 'fastify';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { MeetingId } from '#contract/ids.ts';
import { equipmentRoutes } from '#server/http/equipment-routes.ts';
import { createHolderCalls } from '#server/realtime/holder-calls.ts';
import { createSharedEquipment } from '#server/realtime/shared-equipment.ts';
import type { EquipmentService } from '#server/services/equipment-service.ts';
import type { Bus, BusMessages } from '#server/services/ports/bus.ts';
import { hashToken } from '#server/services/session-service.ts';

/** A server whose conferences are all held by `other`, with what it told that one. */
async function aServerBeside(token: string) {
  const told: unknown[] = [];
  const heard = new Map<string, (message: never, from: string) => void>();
  const bus: Bus = {
    processId: 'this',
    tell(name, message) {
      told.push({ name, message });
      if (name !== 'equipmentAsked') return;
      const { askId } = message as BusMessages['equipmentAsked'];
      const answer = { kind: 'refused', error: { code: 'WRONG_STATE' } };
      queueMicrotask(() => heard.get('mediaAnswered')?.({ askId, answer } as never, 'other'));
    },
    on(name, listener) {
      heard.set(name, listener);
      return () => heard.delete(name);
    },
    onNews: () => () => {},
    isGone: () => false,
  };
  const calls = createHolderCalls({
    owners: {
      ownerOf: async () => 'other',
      holderOf: async () => 'other',
      isMine: () => false,
      moved: () => {},
      serve: () => {},
    },
    bus,
    log: pino({ enabled: false }),
  });
  const meetingId = MeetingId.parse(randomUUID());
  const equipment = createSharedEquipment({
    local: {} as EquipmentService,
    meetingOf: async (tokenHash) => (tokenHash === hashToken(token) ? meetingId : null),
    calls,
    bus,
  });
  const app = fastify();
  await app.register(import('@fastify/rate-limit'), { global: false });
  await app.register(equipmentRoutes({ equipment }));
  const send = (method: 'POST' | 'PATCH' | 'DELETE', url: string, type?: string) =>
    app.inject({
      method,
      url,
      headers: {
        authorization: `Bearer ${token}`,
        'if-match': '*',
        ...(type && { 'content-type': type }),
      },
      ...(type && { payload: 'v=0' }),
    });
  return { told, send };
}

it('tells another server who calls by the hash of the token, never by the token', async () => {
  const token = randomUUID();
  const { told, send } = await aServerBeside(token);
  await send('POST', '/whip', 'application/sdp');
  await send('PATCH', '/whip/a', 'application/trickle-ice-sdpfrag');
  await send('DELETE', '/whip/a');
  expect(told).toMatchObject(
    ['call', 'restart', 'hangUp'].map((name) => ({
      name: 'equipmentAsked',
      message: { asked: { name, caller: { tokenHash: hashToken(token) } } },
    })),
  );
  expect(JSON.stringify(told)).not.toContain(token);
});
