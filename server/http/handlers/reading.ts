import type { readingRoutes } from '#contract/http/reading.ts';
import type { PacketNotesService } from '#server/services/packet-notes-service.ts';
import type { PacketService } from '#server/services/packet-service.ts';
import type { PageService } from '#server/services/page-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of reading; bytes go in `reading-bytes.ts`. */
export function readingHandlers(services: {
  pages: PageService;
  packets: PacketService;
  packetNotes: PacketNotesService;
}): HandlersOf<typeof readingRoutes> {
  const { pages, packets, packetNotes } = services;
  return {
    'versions.pages': ({ params }, { actor }) => pages.pages(actor, params.versionId),
    'packets.contents': ({ params }, { actor }) => packets.contents(actor, params.meetingId),
    'packets.notes': ({ params }, { actor }) => packetNotes.list(actor, params.meetingId),
    'packets.make': ({ params }, { actor }) => packets.make(actor, params.meetingId),
  };
}
