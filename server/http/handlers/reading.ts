import type { readingRoutes } from '#contract/http/reading.ts';
import type { PacketService } from '#server/services/packet-service.ts';
import type { PageService } from '#server/services/page-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of reading; bytes go in `reading-bytes.ts`. */
export function readingHandlers(services: {
  pages: PageService;
  packets: PacketService;
}): HandlersOf<typeof readingRoutes> {
  const { pages, packets } = services;
  return {
    'versions.pages': ({ params }, { actor }) => pages.pages(actor, params.versionId),
    'packets.contents': ({ params }, { actor }) => packets.contents(actor, params.meetingId),
    'packets.make': ({ params }, { actor }) => packets.make(actor, params.meetingId),
  };
}
