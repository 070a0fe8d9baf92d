import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { Refusal, refuse } from '#contract/errors.ts';
import { errorBodyOf } from '#server/services/error-body.ts';
import type { Bus, BusMessages, MediaAnswered } from '#server/services/ports/bus.ts';
import type { ConferenceConnection } from '#server/services/ports/conference-connection.ts';
import type { ConferenceOwners } from '#server/services/ports/conference-owners.ts';
import type { MediaGateway } from './media-gateway.ts';

/** A joining may wait for a media node for some seconds. */
const ANSWER_MS = 8_000;

/** A connection at this process whose conference another one holds. */
type Guest = { connection: ConferenceConnection; owner: string };
/** A connection at another process whose conference is held here. */
type Visitor = { connection: ConferenceConnection; from: string; isOpen: boolean };

/**
 * Takes the conference's requests where several server processes run: each meeting's conference is held by one of them; the others
 * pass requests on to it and its notices back. Where a message may be lost, the devices concerned join again.
 */
export function createSharedMediaGateway(parts: {
  local: MediaGateway;
  owners: ConferenceOwners;
  bus: Bus;
  log: Logger;
}): MediaGateway {
  const { local, owners, bus, log } = parts;
  const guests = new Map<string, Guest>();
  const visitors = new Map<string, Visitor>();
  const waiting = new Map<string, (answer: MediaAnswered) => void>();

  function ask(owner: string, connection: ConferenceConnection, name: string, input: unknown) {
    const askId = randomUUID();
    return new Promise<MediaAnswered>((answered) => {
      const timer = setTimeout(
        () => settle({ kind: 'refused', error: { code: 'UNAVAILABLE', reason: 'media' } }),
        ANSWER_MS,
      );
      const settle = (answer: MediaAnswered) => {
        clearTimeout(timer);
        waiting.delete(askId);
        answered(answer);
      };
      waiting.set(askId, settle);
      const { id, meetingId, actor } = connection;
      bus.tell('mediaAsked', { askId, connection: { id, meetingId, actor }, name, input }, owner);
    });
  }

  async function handle(connection: ConferenceConnection, name: string, input: unknown) {
    for (let tries = 0; tries < 2; tries += 1) {
      const owner = await owners.ownerOf(connection.meetingId).catch((err: unknown) => {
        log.warn({ err }, 'it could not be found out who holds a conference');
        throw refuse('UNAVAILABLE', 'media');
      });
      if (owner === bus.processId) {
        guests.delete(connection.id);
        return local.handle(connection, name, input);
      }
      guests.set(connection.id, { connection, owner });
      const answer = await ask(owner, connection, name, input);
      if (answer.kind === 'done') return answer.value;
      if (answer.kind === 'refused') throw Refusal.of(answer.error);
      owners.moved(connection.meetingId);
    }
    throw refuse('UNAVAILABLE', 'media');
  }

  function visitor(
    { id, meetingId, actor }: BusMessages['mediaAsked']['connection'],
    from: string,
  ) {
    const known = visitors.get(id);
    if (known?.from === from && known.connection.meetingId === meetingId) return known;
    const made: Visitor = {
      from,
      isOpen: true,
      connection: {
        id,
        meetingId,
        actor,
        isOpen: () => made.isOpen,
        send: (notice) => {
          if (made.isOpen) bus.tell('mediaNotice', { connectionId: id, notice }, from);
        },
      },
    };
    visitors.set(id, made);
    return made;
  }

  function dropVisitor(id: string, forGood: boolean): void {
    const gone = visitors.get(id);
    if (!gone) return;
    gone.isOpen = false;
    visitors.delete(id);
    local.dropped(id, forGood);
  }

  function joinAgain(guest: Guest): void {
    guests.delete(guest.connection.id);
    guest.connection.send({ type: 'restarted' });
  }

  const stops = [
    bus.on('mediaAsked', ({ askId, connection, name, input }, from) => {
      const answer = (answered: MediaAnswered) =>
        bus.tell('mediaAnswered', { askId, answer: answered }, from);
      if (!owners.isMine(connection.meetingId)) return answer({ kind: 'moved' });
      local.handle(visitor(connection, from).connection, name, input).then(
        (value) => answer({ kind: 'done', value }),
        (error: unknown) => {
          if (!(error instanceof Refusal)) log.error({ err: error, name }, 'a request failed');
          answer({ kind: 'refused', error: errorBodyOf(error) });
        },
      );
    }),
    bus.on('mediaAnswered', ({ askId, answer }) => waiting.get(askId)?.(answer)),
    bus.on('mediaNotice', ({ connectionId, notice }, from) => {
      const guest = guests.get(connectionId);
      if (guest?.owner === from) guest.connection.send(notice);
    }),
    bus.on('mediaDropped', ({ connectionId, forGood }, from) => {
      if (visitors.get(connectionId)?.from === from) dropVisitor(connectionId, forGood);
    }),
    bus.onNews((news) => {
      if (news.now === 'found') return;
      if (news.now === 'lost') {
        // Its people come back here or elsewhere within seconds, and take up their peers.
        for (const [id, { from }] of [...visitors])
          if (from === news.processId) dropVisitor(id, false);
        for (const guest of [...guests.values()])
          if (guest.owner === news.processId) joinAgain(guest);
        return;
      }
      // Requests and notices may be missing on both sides.
      for (const guest of [...guests.values()]) joinAgain(guest);
      for (const { connection } of visitors.values()) connection.send({ type: 'restarted' });
    }),
  ];

  return {
    handle,
    dropped(connectionId, forGood = false) {
      local.dropped(connectionId, forGood);
      const guest = guests.get(connectionId);
      if (!guest) return;
      guests.delete(connectionId);
      bus.tell('mediaDropped', { connectionId, forGood }, guest.owner);
    },
    close() {
      for (const stop of stops) stop();
      local.close();
    },
  };
}
