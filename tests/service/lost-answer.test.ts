import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { CommandId, type UserId } from '#contract/ids.ts';
import { createLiveEvents } from '#server/db/live-events-postgres.ts';
import { createLiveMeetingService } from '#server/services/live-meeting-service.ts';
import { systemClock } from '#server/services/ports/clock.ts';
import { aFrame } from '#tests/support/a-frame.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();

it('tells what was committed although the answer was lost, with the command that is sent again', async () => {
  const frame = aFrame();
  const { meetingId } = frame;
  const chair = frame.participants[0]?.userId as UserId;
  const events = createLiveEvents(database.pool);
  let loses = false;
  const losing: typeof events = {
    ...events,
    async withLock(id, work) {
      const done = await events.withLock(id, work);
      if (loses) throw new Error('the line to the database broke');
      return done;
    },
  };
  const frames = { read: async () => structuredClone(frame) };
  const service = createLiveMeetingService({ events: losing, frames, clock: systemClock });
  await service.reframe(meetingId, chair);
  const told: string[] = [];
  service.onEvents((_, published) => told.push(...published.map(({ type }) => type)));
  const command = { name: 'meeting.start', input: { reason: 'Chủ trì quyết định họp' } } as const;
  const id = CommandId.parse(randomUUID());
  loses = true;
  await expect(service.run(chair, meetingId, id, command)).rejects.toThrow('broke');
  expect(told).toEqual([]);
  loses = false;
  await service.run(chair, meetingId, id, command);
  expect(told).toContain('meeting.started');
  expect(told.filter((type) => type === 'meeting.started')).toHaveLength(1);
});
