import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#client/api/call.ts';
import { readWithUnsent, unsentShelf } from '#client/features/viewer/notes/own-annotations.ts';
import { saveFile } from '#client/features/viewer/notes-file/save-file.ts';
import type { PacketNotes } from '#contract/http/reading.ts';
import type { MeetingId, UserId } from '#contract/ids.ts';
import { fetchPacket } from './fetch-packet.ts';
import { makeNotedPacket, type NotedPacketPorts, type NotedPacketStage } from './noted-packet.ts';
import { largestPacketHere } from './packet-limit.ts';
import { writeNotes } from './write-notes.ts';

/** The documents of one's packet with the number of one's notes; what this device has not sent yet counts too. */
async function countNotes(meetingId: MeetingId, ownerId: UserId): Promise<PacketNotes[]> {
  const counted = await call('packets.notes', { params: { meetingId } });
  return Promise.all(
    counted.map(async (document) => {
      const unsent = await unsentShelf.all(ownerId, document.versionId);
      const written = unsent.filter(({ content }) => content !== null);
      return { ...document, count: Math.max(document.count, written.length) };
    }),
  );
}

function portsOf(meetingId: MeetingId, ownerId: UserId): NotedPacketPorts {
  const params = { meetingId };
  return {
    make: () => call('packets.make', { params }),
    contents: () => call('packets.contents', { params }),
    fetch: (onBytes) => fetchPacket(meetingId, onBytes),
    notedVersions: async () => {
      const counted = await countNotes(meetingId, ownerId);
      return counted.filter(({ count }) => count > 0).map(({ versionId }) => versionId);
    },
    notesOf: (versionId) => readWithUnsent(ownerId, versionId),
    write: writeNotes,
    limitBytes: largestPacketHere(),
  };
}

/** Which documents carry one's notes, and the work of writing them into the packet, which ends with a download. */
export function useNotedPacket(
  meetingId: MeetingId,
  ownerId: UserId,
  nameOf: (title: string) => string,
) {
  const [stage, setStage] = useState<NotedPacketStage>({ kind: 'making' });
  const counted = useQuery({
    queryKey: ['packets.notes', 'with unsent', meetingId, ownerId],
    queryFn: () => countNotes(meetingId, ownerId),
    staleTime: 0,
  });
  const make = useMutation({
    mutationFn: () => makeNotedPacket(portsOf(meetingId, ownerId), setStage),
    onSuccess: ({ pdf, fileName }) => saveFile(pdf, nameOf(fileName.replace(/\.pdf$/, ''))),
  });
  return { counted, make, stage };
}
