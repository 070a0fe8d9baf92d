import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '#client/api/call.ts';
import { read } from '#client/api/query.ts';
import { type Act, useAct } from '#client/api/use-act.ts';
import { newId } from '#client/live/new-id.ts';
import { useLive } from '#client/live/use-live.ts';
import type { Proceedings, SuggestedLine } from '#contract/http/proceedings.ts';
import type { AgendaItemId, MeetingId, ProceedingsLineId } from '#contract/ids.ts';

/** How often the lines are read anew for what a colleague writes, in milliseconds. */
const POLL_MS = 10_000;

/** The proceedings of the meeting as this device knows them, and what may be done with them. */
export type UseProceedings = {
  /** Null until they have come. */
  proceedings: Proceedings | null;
  loadError: unknown;
  act: Act;
  /** Writes a typed line; resolves to whether it was kept. */
  write(itemId: AgendaItemId | null, text: string): Promise<boolean>;
  take(line: SuggestedLine, text: string): Promise<boolean>;
  takeAll(upTo: number): Promise<boolean>;
  leaveOut(seq: number): Promise<boolean>;
  bringBack(): Promise<boolean>;
  change(lineId: ProceedingsLineId, text: string, version: number): Promise<boolean>;
  remove(lineId: ProceedingsLineId, version: number): Promise<boolean>;
};

/** Reads the proceedings, anew with each thing that happens in the meeting, and writes them. */
export function useProceedings(meetingId: MeetingId): UseProceedings {
  const queries = useQueryClient();
  const query = useQuery({
    ...read('proceedings.read', { params: { meetingId } }),
    refetchInterval: POLL_MS,
  });
  const { refetch } = query;
  const seq = useLive((state) => state.seq);
  useEffect(() => {
    if (seq > 0) void refetch();
  }, [seq, refetch]);
  const act = useAct(() => queries.invalidateQueries({ queryKey: ['proceedings.read'] }));
  const params = { meetingId };
  const added = (itemId: AgendaItemId | null, eventSeq: number | null, text: string) => {
    const body = { lineId: newId() as ProceedingsLineId, itemId, seq: eventSeq, text };
    return act.run(() => call('proceedings.write', { params, body }));
  };
  return {
    proceedings: query.data ?? null,
    loadError: query.data ? null : query.error,
    act,
    write: (itemId, text) => added(itemId, null, text),
    take: (line, text) => added(line.itemId, line.seq, text),
    takeAll: (upTo) => act.run(() => call('proceedings.takeAll', { params, body: { upTo } })),
    leaveOut: (left) =>
      act.run(() => call('proceedings.leaveOut', { params: { ...params, seq: left } })),
    bringBack: () => act.run(() => call('proceedings.bringBack', { params })),
    change: (lineId, text, version) =>
      act.run(() =>
        call('proceedings.change', { params: { ...params, lineId }, body: { text, version } }),
      ),
    remove: (lineId, version) =>
      act.run(() =>
        call('proceedings.remove', { params: { ...params, lineId }, query: { version } }),
      ),
  };
}
