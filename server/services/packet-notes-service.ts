import type { PacketNotes } from '#contract/http/reading.ts';
import type { MeetingId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { AnnotationCounts } from './ports/annotation-store.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';
import type { Readings } from './readable-documents.ts';

/** Tells how many private annotations lie on the documents of one's packet: the browser alone can write them into it. */
export type PacketNotesService = ReturnType<typeof createPacketNotesService>;

/** Makes the service that counts. */
export function createPacketNotesService(parts: {
  access: MeetingAccess;
  readings: Readings;
  counts: AnnotationCounts;
}) {
  const { access, readings, counts } = parts;
  return {
    /** The documents of the actor's packet, in its order, each with the number of the actor's own annotations. */
    async list(actor: Actor, meetingId: MeetingId): Promise<PacketNotes[]> {
      await access.require(actor, meetingId, 'annotation.write');
      const { documents } = await readings.of(actor, meetingId);
      const ids = documents.map(({ versionId }) => versionId);
      const found = await counts.onVersions(actor.userId, ids);
      return documents.map(({ documentId, versionId, title }) => {
        const { count, olderCount } = found.get(versionId) ?? { count: 0, olderCount: 0 };
        return { documentId, versionId, title, count, olderCount };
      });
    },
  };
}
