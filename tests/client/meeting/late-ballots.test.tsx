import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { queryClient } from '#client/api/query-client.ts';
import { BallotOutbox } from '#client/features/ballots/ballot-outbox.ts';
import { openPost, sealedPost } from '#client/features/ballots/ballot-post.ts';
import { LateBallots } from '#client/features/ballots/LateBallots.tsx';
import '#client/i18n/i18n.ts';
import type { LiveStore } from '#client/live/live-store.ts';
import { LiveContext } from '#client/live/use-live.ts';
import { BallotId, MeetingId, type UserId } from '#contract/ids.ts';
import { initialLiveState, type LiveState, type OpenBallot } from '#contract/live/state.ts';
import { newBallotKeyPair } from '#contract/secret-ballots/seal-ballot.ts';
import { aUserId } from '#tests/support/a-frame.ts';

const TITLE = 'Phiếu của đồng chí chưa kịp ghi nhận trước khi biểu quyết kết thúc';
const at = '2026-11-26T01:00:00.000Z';
const meetingId = MeetingId.parse(crypto.randomUUID());

let selfId: UserId;
let ballot: OpenBallot;
/** What the server says: of a cast, and whether it holds a ballot. Null: there is no line. */
let server: { cast: 'paused' | 'closed' | null; mine: object | null | 'no line' };

beforeEach(() => {
  selfId = aUserId();
  ballot = {
    ballotId: BallotId.parse(crypto.randomUUID()),
    itemId: null,
    question: 'Thông qua nghị quyết?',
    voters: [selfId],
    openedAt: at,
    closesAt: null,
  };
  server = { cast: 'paused', mine: null };
  vi.stubGlobal('fetch', async (_: string, { method }: RequestInit) => {
    if (method === 'POST') {
      if (!server.cast) throw new TypeError('Failed to fetch');
      const body = { code: 'WRONG_STATE', reason: `ballot-${server.cast}` };
      return Response.json(body, { status: 409 });
    }
    if (server.mine === 'no line') throw new TypeError('Failed to fetch');
    return Response.json(server.mine);
  });
  queryClient.clear();
});
afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const keptKeys = () => Object.keys(localStorage).filter((key) => key.includes(ballot.ballotId));

/** The voter sends a ballot from this device, and it is not acknowledged; the page then goes, or the vote ends. */
async function send(kind: 'open' | 'secret'): Promise<void> {
  const vote = { ...ballot, meetingId, method: undefined, voterId: selfId };
  const { publicKey } = await newBallotKeyPair();
  if (kind === 'secret')
    ballot = {
      ...ballot,
      secret: {
        publicKey,
        questionHash: '0'.repeat(64),
        signingKey: '0'.repeat(64),
        codesShownTo: 'nobody',
      },
    };
  const signingKey = '0'.repeat(64);
  const outbox = new BallotOutbox(meetingId, ballot.ballotId, selfId, {
    post: kind === 'open' ? openPost(vote) : sealedPost({ ...vote, publicKey, signingKey }),
    wait: () => new Promise(() => undefined),
    storage: localStorage,
  });
  outbox.choose('for');
  void outbox.send();
  await waitFor(() => expect(keptKeys()).toHaveLength(1));
  await waitFor(() => expect(outbox.getSnapshot()).not.toMatchObject({ kind: 'choosing' }));
  outbox.close();
}

const closed = (): Partial<LiveState> => ({
  countedBallot: { ballot, closedAt: at, present: [] },
});
const voided = (): Partial<LiveState> => ({
  voidBallots: [{ ...ballot, voidedAt: at, cause: { kind: 'chair', reason: 'Nhầm' } }],
});

/** The room of the meeting in this state; `to` is what happens in it. */
function room(first: Partial<LiveState>) {
  const viewOf = (more: Partial<LiveState>) => ({
    selfId,
    state: { ...initialLiveState, ...more },
  });
  let view = viewOf(first);
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const store = { meetingId, subscribe, getSnapshot: () => view };
  const shown = render(
    <QueryClientProvider client={queryClient}>
      <LiveContext value={store as unknown as LiveStore}>
        <LateBallots />
      </LiveContext>
    </QueryClientProvider>,
  );
  return {
    ...shown,
    to: (next: Partial<LiveState>) =>
      act(() => {
        view = viewOf(next);
        for (const listener of listeners) listener();
      }),
    look: () => act(() => queryClient.refetchQueries({ queryKey: ['ballots.late'] })),
  };
}

describe.each(['open', 'secret'] as const)('in an %s vote', (kind) => {
  it('that ends while a pause holds the ballot, its voter is told until they acknowledge it', async () => {
    await send(kind);
    const meeting = room({ openBallot: { ...ballot, pausedAt: at } });
    await meeting.look();
    expect(screen.queryByText(TITLE)).toBeNull();
    meeting.to(closed());
    await screen.findByText(TITLE);
    expect(screen.getByText(ballot.question)).toBeDefined();
    expect(keptKeys()).toHaveLength(1);
    await meeting.look();
    expect(screen.getByText(TITLE)).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Tôi đã biết' }));
    await waitFor(() => expect(screen.queryByText(TITLE)).toBeNull());
    expect(keptKeys()).toEqual([]);
    await meeting.look();
    expect(screen.queryByText(TITLE)).toBeNull();
  });

  it('is told again after a reload, as long as it was not acknowledged', async () => {
    await send(kind);
    for (const _ of ['the page', 'the page anew']) {
      const meeting = room(closed());
      await screen.findByText(TITLE);
      meeting.unmount();
      queryClient.clear();
    }
    expect(keptKeys()).toHaveLength(1);
  });

  it('that ended while the device had no line is told of when the line is back', async () => {
    server = { cast: null, mine: 'no line' };
    await send(kind);
    const meeting = room(closed());
    await meeting.look();
    expect(screen.queryByText(TITLE)).toBeNull();
    expect(keptKeys()).toHaveLength(1);
    server.mine = null;
    await meeting.look();
    await screen.findByText(TITLE);
  });

  it('whose acknowledgement alone was lost is not said to be too late', async () => {
    server.cast = null;
    await send(kind);
    const { ballotId } = ballot;
    server.mine =
      kind === 'open'
        ? { ballotId, choice: 'for', receivedAt: at }
        : {
            ballotId,
            questionHash: '0'.repeat(64),
            envelopeHash: '0'.repeat(64),
            signature: '0'.repeat(128),
          };
    const meeting = room(closed());
    await waitFor(() => expect(keptKeys()).toEqual([]));
    await meeting.look();
    expect(screen.queryByText(TITLE)).toBeNull();
  });

  it('that was made void says nothing of one ballot, and keeps none', async () => {
    await send(kind);
    room(voided());
    await waitFor(() => expect(keptKeys()).toEqual([]));
    expect(screen.queryByText(TITLE)).toBeNull();
  });

  it('that refuses the ballot as too late before its end is seen here keeps it until then', async () => {
    server.cast = 'closed';
    await send(kind);
    expect(keptKeys()).toHaveLength(1);
    room(closed());
    await screen.findByText(TITLE);
  });
});

it('a draft that nobody sent is removed with the end of its vote, without a word', async () => {
  const key = `nghi-su.ballot.${meetingId}.${ballot.ballotId}.${selfId}`;
  localStorage.setItem(key, JSON.stringify({ choice: 'for', paper: null }));
  room(closed());
  await waitFor(() => expect(keptKeys()).toEqual([]));
  expect(screen.queryByText(TITLE)).toBeNull();
});

it('what another person of the device has kept is none of one’s own', async () => {
  await send('open');
  selfId = aUserId();
  const meeting = room(closed());
  await meeting.look();
  expect(screen.queryByText(TITLE)).toBeNull();
  expect(keptKeys()).toHaveLength(1);
});
