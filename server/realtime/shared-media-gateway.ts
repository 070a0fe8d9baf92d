import { refuse } from '#contract/errors.ts';
import type { Bus, BusMessages } from '#server/services/ports/bus.ts';
import type { ConferenceConnection } from '#server/services/ports/conference-connection.ts';
import type { HolderCalls } from './holder-calls.ts';
import type { MediaGateway } from './media-gateway.ts';

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
  calls: HolderCalls;
  bus: Bus;
}): MediaGateway {
  const { local, calls, bus } = parts;
  const guests = new Map<string, Guest>();
  const visitors = new Map<string, Visitor>();

  /** Notes who holds the conference of a connection now; whoever held it before lets go of it. */
  function heldBy(connection: ConferenceConnection, owner: string | null): void {
    const { id } = connection;
    const former = guests.get(id)?.owner;
    if (owner === null) guests.delete(id);
    else guests.set(id, { connection, owner });
    if (former !== undefined && former !== owner)
      bus.tell('mediaDropped', { connectionId: id, forGood: false }, former);
  }

  function handle(connection: ConferenceConnection, name: string, input: unknown) {
    const { id, meetingId, actor } = connection;
    return calls.run(
      meetingId,
      () => {
        heldBy(connection, null);
        return local.handle(connection, name, input);
      },
      (askId, owner) => {
        // Its end was told while the holder was found out: nobody would tell the holder of it.
        if (!connection.isOpen()) throw refuse('WRONG_STATE', 'not-joined');
        heldBy(connection, owner);
        bus.tell('mediaAsked', { askId, connection: { id, meetingId, actor }, name, input }, owner);
      },
    );
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

  const stops = [
    bus.on('mediaAsked', ({ askId, connection, name, input }, from) => {
      const { meetingId } = connection;
      calls.answer({ askId, meetingId, from }, () =>
        local.handle(visitor(connection, from).connection, name, input),
      );
    }),
    bus.on('mediaNotice', ({ connectionId, notice }, from) => {
      const guest = guests.get(connectionId);
      if (guest?.owner === from) guest.connection.send(notice);
      // Its end was told while Redis was away; or another holds its conference by now.
      else bus.tell('mediaDropped', { connectionId, forGood: false }, from);
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
        for (const [id, { connection, owner }] of [...guests]) {
          if (owner !== news.processId) continue;
          guests.delete(id);
          connection.send({ type: 'restarted' });
        }
        return;
      }
      // Requests and notices may be missing on both sides. Who has gone meanwhile is found out by the notice to it.
      for (const { connection } of guests.values()) connection.send({ type: 'restarted' });
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
