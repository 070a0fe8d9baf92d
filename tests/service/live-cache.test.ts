import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CommandId, MeetingId, StrokeId, type UserId, type VersionId } from '#contract/ids.ts';
import type { Command } from '#contract/live/commands.ts';
import { createLiveEvents } from '#server/db/live-events-postgres.ts';
import {
  createLiveMeetingService,
  type LiveMeetingService,
} from '#server/services/live-meeting-service.ts';
import { systemClock } from '#server/services/ports/clock.ts';
import type { LiveEvents } from '#server/services/ports/live-events.ts';
import { aFrame } from '#tests/support/a-frame.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
const template = aFrame();
const chair = template.participants[0]?.userId as UserId;

/** A server process of its own, in which every meeting has the same frame. */
function aServer(wrap: (events: LiveEvents) => LiveEvents = (events) => events) {
  return createLiveMeetingService({
    events: wrap(createLiveEvents(database.pool)),
    frames: { read: async (meetingId) => ({ ...template, meetingId }) },
    clock: systemClock,
  });
}

async function aReleasedMeeting(service: LiveMeetingService): Promise<MeetingId> {
  const meetingId = MeetingId.parse(randomUUID());
  await service.reframe(meetingId, chair);
  return meetingId;
}

const run = (service: LiveMeetingService, meetingId: MeetingId, command: Command) =>
  service.run(chair, meetingId, CommandId.parse(randomUUID()), command);
const say = (service: LiveMeetingService, meetingId: MeetingId, text: string) =>
  run(service, meetingId, { name: 'chat.send', input: { text } });

describe('a state that is dropped from memory while its newest events are read', () => {
  it('is still whole', async () => {
    let isCrowded = false;
    const crowd: MeetingId[] = [];
    const service = aServer((events) => ({
      ...events,
      async eventsAfter(meetingId, seq) {
        const read = await events.eventsAfter(meetingId, seq);
        if (meetingId === mine && isCrowded) {
          isCrowded = false;
          for (const other of crowd) await service.stateOf(other);
          expect(service.peek(mine)).toBeNull();
        }
        return read;
      },
    }));
    const elsewhere = aServer();
    const mine = await aReleasedMeeting(service);
    await say(service, mine, 'một');
    for (let n = 0; n < 200; n += 1) crowd.push(await aReleasedMeeting(elsewhere));
    await say(elsewhere, mine, 'hai');
    isCrowded = true;
    const state = await service.stateOf(mine);
    expect(isCrowded).toBe(false);
    expect(state).toEqual(await elsewhere.stateOf(mine));
    expect(state.chat.map(({ text }) => text)).toEqual(['một', 'hai']);
  });
});

describe('what a device is missing', () => {
  it('comes as the state where the events weigh more than it', async () => {
    const service = aServer();
    const meetingId = await aReleasedMeeting(service);
    const versionId = template.items[0]?.documents[0]?.versionId as VersionId;
    await run(service, meetingId, {
      name: 'meeting.start',
      input: { reason: 'Chủ trì quyết định họp' },
    });
    await run(service, meetingId, { name: 'presentation.start', input: { versionId, page: 1 } });
    const { seq } = await service.stateOf(meetingId);
    const points = Array.from({ length: 500 }, (_, n): [number, number, number] => [n, n, 0.5]);
    for (let n = 0; n < 5; n += 1) {
      const strokeId = StrokeId.parse(randomUUID());
      const stroke = { strokeId, tool: 'pen', color: '#b3261e', widthPt: 2, points } as const;
      await run(service, meetingId, { name: 'ink.add', input: { versionId, page: 1, stroke } });
      await run(service, meetingId, { name: 'ink.remove', input: { strokeId } });
    }
    const caughtUp = await service.catchUp(meetingId, seq);
    expect(caughtUp).toEqual({ kind: 'snapshot', state: await service.stateOf(meetingId) });
    await say(service, meetingId, 'một');
    expect(await service.catchUp(meetingId, seq + 10)).toMatchObject({
      kind: 'events',
      events: [{ type: 'chat.sent' }],
    });
  });
});
