import { describe, expect, it } from 'vitest';
import type { SiteId } from '#contract/ids.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import type { Voice } from '#server/domain/live/voices.ts';
import { type SentTrack, wantedTracks } from '#server/domain/recording/wanted-tracks.ts';
import { aFrame, aParticipant, aSite, aUserId } from '#tests/support/a-frame.ts';

const chair = aParticipant(['chair', 'votingMember']);
const speaker = aParticipant(['votingMember']);
const other = aParticipant(['votingMember']);
const state: LiveState = {
  ...initialLiveState,
  phase: 'running',
  frame: { ...aFrame(), participants: [chair, speaker, other], sites: [] },
};
const speaking: LiveState = {
  ...state,
  floor: {
    userId: speaker.userId,
    kind: 'speech',
    siteId: null,
    requestId: null,
    limitSeconds: 300,
    since: '2026-03-08T01:00:00.000Z',
    itemId: null,
  },
};

const sends = (who: typeof chair, source: string, paused = false): SentTrack => ({
  producerId: `${source} of ${who.userId}`,
  owner: who.userId,
  source,
  paused,
});
const wanted = (of: LiveState, sent: SentTrack[]) =>
  wantedTracks(of, sent).map(({ owner, source }) => [
    [chair, speaker, other].findIndex((person) => person.userId === owner),
    source,
  ]);

describe('what is recorded', () => {
  it('is every open microphone, and the closed ones of who governs or has the floor', () => {
    const sent = [
      sends(other, 'microphone'),
      sends(speaker, 'microphone', true),
      sends(chair, 'microphone', true),
    ];
    expect(wanted(state, sent)).toEqual([
      [0, 'microphone'],
      [2, 'microphone'],
    ]);
    expect(wanted(speaking, sent)).toEqual([
      [1, 'microphone'],
      [0, 'microphone'],
      [2, 'microphone'],
    ]);
  });

  it('is the picture of who has the floor, else of the chair, and no other', () => {
    const cameras = [other, speaker, chair].map((who) => sends(who, 'camera'));
    expect(wanted(state, cameras)).toEqual([[0, 'camera']]);
    expect(wanted(speaking, cameras)).toEqual([[1, 'camera']]);
    expect(wanted(speaking, [sends(speaker, 'camera', true), sends(chair, 'camera')])).toEqual([
      [0, 'camera'],
    ]);
    expect(wanted(state, [sends(other, 'camera')])).toEqual([]);
  });

  it('is of a room its device’s picture before that of equipment, and that where it stands alone', () => {
    const camera = (owner: Voice): SentTrack => ({
      producerId: `camera of ${owner}`,
      owner,
      source: 'camera',
      paused: false,
    });
    const deviceUserId = aUserId();
    const room = aSite({ deviceUserId });
    const bare = aSite({ deviceUserId: null });
    const central = aSite({ deviceUserId: null, isCentral: true });
    const sites = [room, bare, central];
    const seen = (siteId: SiteId | null, owners: Voice[]) => {
      const floor = siteId && speaking.floor ? { ...speaking.floor, siteId } : null;
      const of = { ...state, frame: state.frame && { ...state.frame, sites }, floor };
      return wantedTracks(of, owners.map(camera)).map(({ owner }) => owner);
    };
    const all = [central.siteId, bare.siteId, room.siteId, deviceUserId];
    expect(seen(room.siteId, all)).toEqual([deviceUserId]);
    expect(seen(room.siteId, all.slice(0, 3))).toEqual([room.siteId]);
    expect(seen(bare.siteId, all)).toEqual([bare.siteId]);
    expect(seen(bare.siteId, [...all, speaker.userId])).toEqual([speaker.userId]);
    // Nobody speaks: the room of who chairs.
    expect(seen(null, all)).toEqual([central.siteId]);
    expect(seen(null, [bare.siteId, deviceUserId])).toEqual([]);
  });

  it('is what is shared', () => {
    expect(wanted(state, [sends(other, 'screen'), sends(other, 'screen', true)])).toEqual([
      [2, 'screen'],
    ]);
  });

  it('is at most forty microphones, those of who governs and speaks first', () => {
    const people = Array.from({ length: 50 }, () => aParticipant(['votingMember']));
    const sent = [...people.map((who) => sends(who, 'microphone')), sends(chair, 'microphone')];
    const found = wantedTracks(state, sent);
    expect(found).toHaveLength(40);
    expect(found[0]?.owner).toBe(chair.userId);
  });
});
