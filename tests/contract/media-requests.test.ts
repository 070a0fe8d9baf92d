import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Action } from '#contract/actions.ts';
import { type MediaRequestName, mediaRequests } from '#contract/media/wire.ts';
import { MeetingRole } from '#contract/roles.ts';
import { RULES } from '#server/domain/permissions.ts';
import type { ConferenceSocket } from '#tests/support/a-conference-socket.ts';
import { STRANGER, useMeetingOfRoles } from '#tests/support/use-meeting-of-roles.ts';

const meeting = useMeetingOfRoles();
const { socketOf, inside } = meeting;
const ROLES = MeetingRole.options;

type Ids = { transportId: string; producerId: string; consumerId: string; resumeKey: string };
const WRONG_IDS: Ids = {
  transportId: randomUUID(),
  producerId: randomUUID(),
  consumerId: randomUUID(),
  resumeKey: 'x'.repeat(32),
};

/** A well-formed input of every request, but the ways in. */
const INPUTS: [name: MediaRequestName, input: (ids: Ids) => object][] = [
  ['media.connect', ({ transportId }) => ({ transportId, dtlsParameters: {} })],
  ['media.restartIce', ({ transportId }) => ({ transportId })],
  ['media.produce', ({ transportId }) => produceOf('microphone', transportId)],
  ['media.pause', ({ producerId }) => ({ producerId })],
  ['media.resume', ({ producerId }) => ({ producerId })],
  ['media.close', ({ producerId }) => ({ producerId })],
  ['media.consume', ({ producerId }) => ({ producerIds: [producerId], rtpCapabilities: {} })],
  ['media.show', ({ consumerId }) => ({ consumers: [{ consumerId, widthPx: 320 }] })],
];
const ASKING: [name: MediaRequestName, input: (ids: Ids) => object][] = [
  ['media.askMicrophone', () => ({ userId: randomUUID() })],
  ['media.putOffMicrophone', () => ({})],
];
const WAYS_IN: [name: MediaRequestName, input: (ids: Ids) => object][] = [
  ['media.join', () => ({ companion: false })],
  ['media.reattach', ({ resumeKey }) => ({ resumeKey })],
  ['media.leave', () => ({})],
  ['media.look', () => ({})],
];

function produceOf(source: string, transportId: string) {
  return { transportId, source, rtpParameters: {} };
}

/** What the table of permissions makes of an action. */
function byTable(role: MeetingRole, action: Action): string {
  return RULES[action].meeting?.includes(role) ? 'done' : `FORBIDDEN ${action}`;
}

it('knows every request', () => {
  const tried = [...INPUTS, ...WAYS_IN, ...ASKING].map(([name]) => name);
  expect(tried.toSorted()).toEqual(Object.keys(mediaRequests).toSorted());
});

describe.each(ROLES)('%s', (role) => {
  it('is refused everything before entering the meeting', async () => {
    const socket = await socketOf(role);
    for (const [name, input] of [...INPUTS, ...WAYS_IN, ...ASKING])
      expect([name, await socket.outcome(meeting.meetingId, name, input(WRONG_IDS))]).toEqual([
        name,
        'NOT_FOUND meeting',
      ]);
  });

  it('is refused everything but the ways in before joining', async () => {
    const socket = await inside(role);
    for (const [name, input] of INPUTS)
      expect([name, await socket.outcome(meeting.meetingId, name, input(WRONG_IDS))]).toEqual([
        name,
        'WRONG_STATE not-joined',
      ]);
    const tries = { resumeKey: WRONG_IDS.resumeKey };
    expect(await socket.outcome(meeting.meetingId, 'media.reattach', tries)).toBe('NOT_FOUND peer');
    expect(await socket.outcome(meeting.meetingId, 'media.leave', {})).toBe('done');
    const looking = await socket.outcome(meeting.meetingId, 'media.look', {});
    expect(looking).toBe(byTable(role, 'conference.join'));
  });

  it('may do with what is its own exactly what the table says', async () => {
    const [speaker, socket] = [await inside('chair'), await inside(role)];
    const picture = await sends(speaker, 'camera');
    const join = { companion: false };
    expect(await socket.outcome(meeting.meetingId, 'media.join', join)).toBe(
      byTable(role, 'conference.join'),
    );
    const { send, resumeKey } = await socket.ask(meeting.meetingId, 'media.join', join);
    const transportId = send?.id ?? '';
    const sending: [source: string, action: Action][] = [
      ['camera', 'conference.speak'],
      ['screen', 'conference.shareScreen'],
      ['documentCamera', 'conference.shareScreen'],
      ['microphone', 'conference.speak'],
    ];
    for (const [source, action] of sending)
      expect([
        source,
        await socket.outcome(meeting.meetingId, 'media.produce', produceOf(source, transportId)),
      ]).toEqual([source, byTable(role, action)]);
    const asked = produceOf('microphone', transportId);
    const { producerId } = await socket.ask(meeting.meetingId, 'media.produce', asked);
    const offers = await socket.ask(meeting.meetingId, 'media.consume', {
      producerIds: [picture],
      rtpCapabilities: {},
    });
    expect(offers).toMatchObject([{ producerId: picture, source: 'camera' }]);
    const ids = { transportId, producerId, resumeKey, consumerId: offers[0]?.consumerId ?? '' };
    for (const name of [
      'media.connect',
      'media.restartIce',
      'media.pause',
      'media.resume',
      'media.consume',
      'media.show',
      'media.close',
      'media.reattach',
      'media.leave',
    ] as const) {
      const input = [...INPUTS, ...WAYS_IN].find(([known]) => known === name)?.[1](ids);
      expect([name, await socket.outcome(meeting.meetingId, name, input)]).toEqual([name, 'done']);
    }
    expect(await socket.outcome(meeting.meetingId, 'media.show', { consumers: [] })).toBe(
      'WRONG_STATE not-joined',
    );
    await speaker.ask(meeting.meetingId, 'media.leave', {});
  });

  it('sends nothing as a companion, nor as a hall screen, which the table gives to few', async () => {
    const socket = await inside(role);
    const sends = () =>
      socket.outcome(meeting.meetingId, 'media.produce', produceOf('microphone', 'x'));
    await socket.ask(meeting.meetingId, 'media.join', { companion: true });
    expect(await sends()).toBe('FORBIDDEN companion');
    await socket.ask(meeting.meetingId, 'media.leave', {});
    const asScreen = { companion: false, hallScreen: true };
    const expected = byTable(role, 'hallScreen.show');
    expect(await socket.outcome(meeting.meetingId, 'media.join', asScreen)).toBe(expected);
    expect(await sends()).toBe(
      expected === 'done' ? 'FORBIDDEN companion' : 'WRONG_STATE not-joined',
    );
    await socket.ask(meeting.meetingId, 'media.leave', {});
  });

  it('asks for a microphone exactly where the table says, and opens none', async () => {
    const [owner, socket] = [await inside('delegate'), await inside(role)];
    const { send } = await owner.ask(meeting.meetingId, 'media.join', { companion: false });
    const userId = meeting.userIdOf('delegate');
    const asked = () => socket.outcome(meeting.meetingId, 'media.askMicrophone', { userId });
    expect(await asked()).toBe(byTable(role, 'microphone.ask'));
    const open = produceOf('microphone', send?.id ?? '');
    await owner.ask(meeting.meetingId, 'media.produce', open);
    const may = byTable(role, 'microphone.ask');
    expect(await asked()).toBe(may === 'done' ? 'WRONG_STATE microphone-open' : may);
    await owner.ask(meeting.meetingId, 'media.leave', {});
    expect(await asked()).toBe(may === 'done' ? 'WRONG_STATE microphone-away' : may);
  });

  it('puts off what it was asked itself, once, and nobody hears of it but who asked', async () => {
    const asker = await inside(role === 'chair' ? 'deputyChair' : 'chair');
    const bystander = await inside(role === 'delegate' ? 'guest' : 'delegate');
    const socket = await inside(role);
    const heard = new Map<ConferenceSocket, unknown[]>();
    for (const each of [asker, bystander, socket]) {
      each.socket.on('media', ({ notice }) =>
        heard.set(each, [...(heard.get(each) ?? []), notice]),
      );
      await each.ask(meeting.meetingId, 'media.join', { companion: false });
    }
    const putOff = (by = socket) => by.outcome(meeting.meetingId, 'media.putOffMicrophone', {});
    expect(await putOff()).toBe('WRONG_STATE microphone-not-asked');
    const userId = meeting.userIdOf(role);
    await asker.ask(meeting.meetingId, 'media.askMicrophone', { userId });
    expect(await putOff(bystander)).toBe('WRONG_STATE microphone-not-asked');
    expect(await putOff(asker)).toBe('WRONG_STATE microphone-not-asked');
    expect(await putOff()).toBe('done');
    expect(await putOff()).toBe('WRONG_STATE microphone-not-asked');
    const word = { type: 'microphonePutOff', userId };
    await expect.poll(() => heard.get(asker)).toContainEqual(word);
    for (const each of [bystander, socket]) {
      // What the server sends to one device comes in order: after this answer, nothing from before is on its way.
      await each.ask(meeting.meetingId, 'media.leave', {});
      expect(heard.get(each)).not.toContainEqual(word);
    }
    await asker.ask(meeting.meetingId, 'media.leave', {});
  });

  it("cannot touch what is another's", async () => {
    const [owner, socket] = [await inside('chair'), await inside(role)];
    const { send, resumeKey } = await owner.ask(meeting.meetingId, 'media.join', {
      companion: false,
    });
    const transportId = send?.id ?? '';
    const asked = produceOf('microphone', transportId);
    const { producerId } = await owner.ask(meeting.meetingId, 'media.produce', asked);
    await socket.ask(meeting.meetingId, 'media.join', { companion: false });
    const ids = { transportId, producerId, resumeKey, consumerId: '' };
    for (const [name, input] of INPUTS.filter(([name]) => !/consume|show/.test(name)))
      expect([name, await socket.outcome(meeting.meetingId, name, input(ids))]).toEqual([
        name,
        'NOT_FOUND media',
      ]);
    const takes = await socket.outcome(meeting.meetingId, 'media.reattach', { resumeKey });
    // The other device of the same account may take its place up: that is what the key is for.
    expect(takes).toBe(role === 'chair' ? 'done' : 'NOT_FOUND peer');
    await socket.ask(meeting.meetingId, 'media.leave', {});
    await owner.ask(meeting.meetingId, 'media.leave', {});
  });
});

describe('a stranger', () => {
  it('is refused everything, from outside and from another meeting', async () => {
    const socket = await socketOf(STRANGER);
    expect(await socket.enter(meeting.meetingId)).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    });
    for (const where of ['outside', 'in another meeting']) {
      if (where !== 'outside')
        expect(await socket.enter(meeting.elsewhere)).toMatchObject({ ok: true });
      for (const [name, input] of [...WAYS_IN, ...INPUTS, ...ASKING])
        expect([
          where,
          name,
          await socket.outcome(meeting.meetingId, name, input(WRONG_IDS)),
        ]).toEqual([where, name, 'NOT_FOUND meeting']);
    }
    expect(await socket.outcome(meeting.elsewhere, 'media.join', { companion: false })).toBe(
      'done',
    );
  });

  it('cannot receive from their own meeting what is sent in this one', async () => {
    const [speaker, socket] = [await inside('chair'), await socketOf(STRANGER)];
    const producerId = await sends(speaker, 'microphone');
    await socket.enter(meeting.elsewhere);
    await socket.ask(meeting.elsewhere, 'media.join', { companion: false });
    const asked = { producerIds: [producerId], rtpCapabilities: {} };
    expect(await socket.outcome(meeting.elsewhere, 'media.consume', asked)).toBe('NOT_FOUND media');
    await speaker.ask(meeting.meetingId, 'media.leave', {});
  });
});

it('what is asked of a peer that is just being taken up again waits for that', async () => {
  const { meetingId } = meeting;
  const before = await inside('delegate');
  const { send, resumeKey } = await before.ask(meetingId, 'media.join', { companion: false });
  const microphone = produceOf('microphone', send?.id ?? '');
  const { producerId } = await before.ask(meetingId, 'media.produce', microphone);
  before.socket.close();
  const back = await inside('delegate');
  const answers = await Promise.all([
    back.outcome(meetingId, 'media.reattach', { resumeKey }),
    back.outcome(meetingId, 'media.pause', { producerId }),
    back.outcome(meetingId, 'media.resume', { producerId }),
  ]);
  expect(answers).toEqual(['done', 'done', 'done']);
  await back.ask(meetingId, 'media.leave', {});
});

it('nobody is let in after the meeting, and who was in it is out', async () => {
  const chair = await inside('chair');
  const joined = await inside('delegate');
  await joined.ask(meeting.meetingId, 'media.join', { companion: false });
  const reason = 'Chủ trì quyết định họp';
  for (const [name, input] of [
    ['meeting.start', { reason }],
    ['meeting.end', {}],
  ] as const) {
    const frame = {
      meetingId: meeting.meetingId,
      commandId: randomUUID() as never,
      name,
      input,
    };
    expect(await chair.socket.emitWithAck('command', frame)).toMatchObject({ ok: true });
  }
  await expect
    .poll(() => joined.outcome(meeting.meetingId, 'media.show', { consumers: [] }))
    .toBe('WRONG_STATE not-joined');
  for (const role of ROLES) {
    const socket = await inside(role);
    expect(await socket.outcome(meeting.meetingId, 'media.join', { companion: false })).toBe(
      'WRONG_STATE meeting-ended',
    );
  }
});

/** Joins the meeting and sends a source; returns the producer's id. */
async function sends(socket: ConferenceSocket, source: string): Promise<string> {
  const { send } = await socket.ask(meeting.meetingId, 'media.join', { companion: false });
  const asked = produceOf(source, send?.id ?? '');
  return (await socket.ask(meeting.meetingId, 'media.produce', asked)).producerId;
}
