import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import { CommandId, MeetingId, type UserId, type VersionId } from '#contract/ids.ts';
import { type Command, type CommandName, liveCommands } from '#contract/live/commands.ts';
import { evolve } from '#contract/live/evolve.ts';
import { initialLiveState, type LiveState, type MeetingFrame } from '#contract/live/state.ts';
import { MeetingRole } from '#contract/roles.ts';
import { createLiveEvents } from '#server/db/live-events-postgres.ts';
import { can } from '#server/domain/permissions.ts';
import { createLiveMeetingService } from '#server/services/live-meeting-service.ts';
import { systemClock } from '#server/services/ports/clock.ts';
import { aFrame, aParticipant, aSite } from '#tests/support/a-frame.ts';
import { aStroke, steps } from '#tests/support/random-commands.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`live meeting: SEED=${seed}`);

const commandId = () => CommandId.parse(randomUUID());

/** A server process of its own: nothing is shared with another but the database. */
function aServer(frame: MeetingFrame) {
  const events = createLiveEvents(database.pool);
  const frames = { read: async () => structuredClone(frame) };
  return { events, service: createLiveMeetingService({ events, frames, clock: systemClock }) };
}

async function released(frame = aFrame()) {
  const server = aServer(frame);
  const chair = frame.participants[0]?.userId as UserId;
  await server.service.reframe(frame.meetingId, chair);
  return { ...server, frame, chair, meetingId: frame.meetingId };
}

describe('the running meeting on PostgreSQL', () => {
  it('has one state: on the server, on a device, in a second server, rebuilt from the log', async () => {
    let refused = 0;
    let done = 0;
    const template = aFrame();
    await fc.assert(
      fc.asyncProperty(steps(template), async (script) => {
        const frame = { ...template, meetingId: MeetingId.parse(randomUUID()) };
        const { service, events, meetingId } = await released(frame);
        let device = await service.stateOf(meetingId);
        service.onEvents((_, published) => {
          device = published.reduce(evolve, device);
        });
        for (const step of script) {
          const before = await service.stateOf(meetingId);
          const outcome = await service
            .run(step.actorId, meetingId, commandId(), step.command(before))
            .catch((error: unknown) => error);
          const after = await service.stateOf(meetingId);
          expect(device).toEqual(after);
          if (outcome instanceof Error) {
            expect(outcome).toBeInstanceOf(Refusal);
            refused += 1;
            expect(after).toEqual(before);
          } else done += 1;
        }
        const state = await service.stateOf(meetingId);
        expect(device).toEqual(state);
        expect((await events.eventsAfter(meetingId, 0)).reduce(evolve, initialLiveState)).toEqual(
          state,
        );
        expect(await aServer(frame).service.stateOf(meetingId)).toEqual(state);
        expect(await events.firstBrokenLink(meetingId)).toBeNull();
      }),
      { seed, numRuns: 15 },
    );
    expect(done).toBeGreaterThan(30);
    expect(refused).toBeGreaterThan(30);
  }, 60_000);

  it('does a command once that is sent twice, and refuses its id to another', async () => {
    const { service, chair, frame, meetingId, events } = await released();
    const id = commandId();
    const start: Command = { name: 'meeting.start', input: { reason: 'Chủ trì quyết định họp' } };
    const answers = await Promise.all(
      [1, 2, 3].map(() => service.run(chair, meetingId, id, start)),
    );
    // The frame, the chair's presence, the start.
    expect(new Set(answers.map((answer) => answer.seq))).toEqual(new Set([3]));
    expect(await events.eventsAfter(meetingId, 0)).toHaveLength(3);
    const other = frame.participants[2]?.userId as UserId;
    await expect(service.run(other, meetingId, id, start)).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('orders commands that two servers take at once without a gap', async () => {
    const { service, frame, meetingId, events } = await released();
    const second = aServer(frame).service;
    const speakers = frame.participants.map((p) => p.userId);
    await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        (n % 2 ? service : second).run(
          speakers[n % speakers.length] as UserId,
          meetingId,
          commandId(),
          { name: 'chat.send', input: { text: `tin ${n}` } },
        ),
      ),
    );
    const log = await events.eventsAfter(meetingId, 0);
    expect(log.map((event) => event.seq)).toEqual(Array.from({ length: 41 }, (_, n) => n + 1));
    expect(await events.firstBrokenLink(meetingId)).toBeNull();
    expect(await service.stateOf(meetingId)).toEqual(await second.stateOf(meetingId));
  });

  it('shows where the chain was tampered with, and lets no application change it', async () => {
    const { service, chair, meetingId, events } = await released();
    for (const text of ['một', 'hai', 'ba']) {
      await service.run(chair, meetingId, commandId(), { name: 'chat.send', input: { text } });
    }
    const forge = `update meeting_event set payload = jsonb_set(payload, '{text}', '"khác"') where meeting_id = $1 and seq = 3`;
    await expect(database.pool.query(forge, [meetingId])).rejects.toThrow(/append-only/);
    await database.pool.query(
      'alter table meeting_event disable trigger meeting_event_append_only',
    );
    await database.pool.query(forge, [meetingId]);
    await database.pool.query('alter table meeting_event enable trigger meeting_event_append_only');
    expect(await events.firstBrokenLink(meetingId)).toBe(3);
  });

  it('catches a device up: with the missing events, or with a snapshot when it holds nothing or too little', async () => {
    const { service, chair, meetingId } = await released();
    for (let n = 0; n < 5; n += 1) {
      await service.run(chair, meetingId, commandId(), {
        name: 'chat.send',
        input: { text: `${n}` },
      });
    }
    const missing = await service.catchUp(meetingId, 3);
    expect(missing.kind === 'events' && missing.events.map((event) => event.seq)).toEqual([
      4, 5, 6,
    ]);
    expect((await service.catchUp(meetingId, 0)).kind).toBe('snapshot');
    expect((await service.catchUp(meetingId, 99)).kind).toBe('snapshot');
  });

  it('appends a frame only when the prepared rows differ', async () => {
    const frame = aFrame();
    const { service, events, meetingId, chair } = await released(frame);
    await service.reframe(meetingId, chair);
    expect(await events.eventsAfter(meetingId, 0)).toHaveLength(1);
    frame.title = 'Phiên họp bất thường';
    await service.reframe(meetingId, chair);
    expect((await service.stateOf(meetingId)).frame?.title).toBe('Phiên họp bất thường');
  });
});

describe('a change of what was prepared', () => {
  const run = (on: Awaited<ReturnType<typeof released>>, command: Command) =>
    on.service.run(on.chair, on.meetingId, commandId(), command);

  it('shows a page no longer whose document is gone', async () => {
    const frame = aFrame();
    const meeting = await released(frame);
    const versionId = frame.items[0]?.documents[0]?.versionId as VersionId;
    await run(meeting, { name: 'meeting.start', input: { reason: 'Chủ trì quyết định họp' } });
    await run(meeting, { name: 'presentation.start', input: { versionId, page: 2 } });
    frame.items[0]?.documents.pop();
    await meeting.service.reframe(meeting.meetingId, meeting.chair);
    expect((await meeting.service.stateOf(meeting.meetingId)).presentation).toBeNull();
  });

  it('no longer enters the stream of a meeting that is over', async () => {
    const frame = aFrame();
    const meeting = await released(frame);
    await run(meeting, { name: 'meeting.start', input: { reason: 'Chủ trì quyết định họp' } });
    await run(meeting, { name: 'meeting.end', input: {} });
    frame.title = 'Tên khác';
    await meeting.service.reframe(meeting.meetingId, meeting.chair);
    const log = await meeting.events.eventsAfter(meeting.meetingId, 0);
    expect(log.at(-1)?.type).toBe('meeting.ended');
  });

  it('reaches every listener, and its author, though one of them fails', async () => {
    const frame = aFrame();
    const failures: unknown[] = [];
    const service = createLiveMeetingService({
      events: createLiveEvents(database.pool),
      frames: { read: async () => frame },
      clock: systemClock,
      onListenerError: (error) => failures.push(error),
    });
    const heard: string[] = [];
    service.onEvents(() => {
      throw new Error('this listener fails');
    });
    service.onEvents((_, events) => heard.push(...events.map((event) => event.type)));
    await service.reframe(frame.meetingId, frame.participants[0]?.userId as UserId);
    expect(heard).toEqual(['meeting.framed']);
    expect(failures).toHaveLength(1);
  });
});

describe('every live command is refused unless the table allows it', () => {
  const aPage = ({ frame }: LiveState) => ({
    versionId: frame?.items[0]?.documents[0]?.versionId,
    page: 2,
  });
  const noHands = { for: 0, against: 0, abstain: 0, chairChoice: null };
  const inputs: Record<CommandName, (state: LiveState) => unknown> = {
    'meeting.start': () => ({}),
    'meeting.end': () => ({}),
    'agenda.goTo': (s) => ({ itemId: s.frame?.items[0]?.itemId }),
    'presentation.start': aPage,
    'presentation.turnTo': aPage,
    'presentation.stop': () => ({}),
    'presentation.callAll': aPage,
    'ink.add': (s) => ({ ...aPage(s), stroke: aStroke() }),
    'ink.remove': () => ({ strokeId: randomUUID() }),
    'attendance.checkIn': () => ({ mode: 'inPerson' }),
    'attendance.leave': () => ({}),
    'attendance.showCode': () => ({ shown: true }),
    'seating.show': () => ({ shown: true }),
    'stage.setLayout': () => ({ layout: 'gallery' }),
    'stage.spotlight': () => ({ on: { userId: randomUUID(), source: 'camera' } }),
    'participant.remove': (s) => ({ userId: s.frame?.participants[0]?.userId }),
    'participant.readmit': (s) => ({ userId: s.frame?.participants[0]?.userId }),
    'recording.start': () => ({}),
    'recording.stop': () => ({}),
    'attendance.mark': (s) => ({ status: 'absent', userId: s.frame?.participants[0]?.userId }),
    'speakers.request': () => ({ itemId: null, subject: '' }),
    'speakers.withdraw': () => ({ requestId: randomUUID() }),
    'speakers.call': () => ({ requestId: randomUUID() }),
    'speakers.approve': () => ({ requestId: randomUUID() }),
    'speakers.refuse': () => ({ requestId: randomUUID(), reason: '' }),
    'speakers.move': () => ({ requestId: randomUUID(), beforeId: null }),
    'speakers.invite': () => ({ userId: randomUUID(), kind: 'speech' }),
    'speakers.extend': () => ({ seconds: 60 }),
    'interpellation.turn': () => ({ to: 'answer' }),
    'interpellation.end': () => ({}),
    'speakers.end': () => ({}),
    'readiness.ask': () => ({}),
    'readiness.say': () => ({}),
    'readiness.cancel': () => ({}),
    'ballot.open': () => ({ itemId: null, question: 'Thông qua?', seconds: null }),
    'ballot.pause': () => ({ ballotId: randomUUID() }),
    'ballot.resume': () => ({ ballotId: randomUUID() }),
    'ballot.enterHands': () => ({ ballotId: randomUUID(), figures: noHands }),
    'ballot.close': () => ({ ballotId: randomUUID() }),
    'ballot.publish': () => ({ ballotId: randomUUID() }),
    'ballot.void': () => ({ ballotId: randomUUID(), reason: 'Nhầm câu hỏi' }),
    'conclusion.write': (s) => ({ itemId: s.frame?.items[0]?.itemId, text: 'Thống nhất' }),
    'chat.send': () => ({ text: 'xin chào' }),
    'microphone.mute': (s) => ({ userId: s.frame?.participants[0]?.userId }),
    'microphone.muteAll': () => ({}),
    'microphone.setMode': () => ({ mode: 'open' }),
  };

  it.each(Object.keys(liveCommands) as CommandName[])('%s', async (name) => {
    const actors = MeetingRole.options.map((role) => ({ role, who: aParticipant([role]) }));
    const device = aSite();
    const frame = aFrame({
      participants: actors.filter(({ role }) => role !== 'siteDevice').map(({ who }) => who),
      sites: [device],
    });
    const { service, meetingId } = await released(frame);
    for (const { role, who } of actors) {
      const actorId = role === 'siteDevice' ? (device.deviceUserId as UserId) : who.userId;
      const before = await service.stateOf(meetingId);
      const command = { name, input: liveCommands[name].parse(inputs[name](before)) } as Command;
      const code = await service.run(actorId, meetingId, commandId(), command).then(
        () => 'DONE',
        (cause) => (cause.body.reason === name ? 'REFUSED' : 'DECIDED'),
      );
      const allowed = can({ unitRoles: [], meetingRoles: [role] }, name);
      expect(`${role}: ${code === 'REFUSED' ? 'refused' : 'allowed'}`).toBe(
        `${role}: ${allowed ? 'allowed' : 'refused'}`,
      );
      if (!allowed) expect(await service.stateOf(meetingId)).toEqual(before);
    }
    const stranger = aParticipant(['chair']).userId;
    const state = await service.stateOf(meetingId);
    const command = { name, input: liveCommands[name].parse(inputs[name](state)) } as Command;
    await expect(service.run(stranger, meetingId, commandId(), command)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
