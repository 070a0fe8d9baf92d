import { z } from 'zod';
import { VersionId } from '../ids.ts';
import { MOST_KEPT_VERSIONS } from '../kept-versions.ts';
import { defineRoutes } from './route.ts';

/**
 * Routes of devices that keep documents for reading without a line. One more carries bytes (`server/http/keeping-bytes.ts`): GET
 * `/api/versions/:versionId/keeping`, the PDF by byte ranges, which does not count as opening it. What is „Lưu hành nội bộ“ is
 * refused by all of them: it is never kept.
 */
export const keepingRoutes = defineRoutes({
  'keeping.check': {
    method: 'POST',
    path: '/api/me/kept-versions',
    action: 'account.use',
    summary:
      'Which of the versions that a device keeps may stay there, and which until the newer one of their document is there; all others must be erased at once',
    body: z.object({ versionIds: z.array(VersionId).max(MOST_KEPT_VERSIONS) }),
    answer: z.object({ versionIds: z.array(VersionId), replaced: z.array(VersionId) }),
  },
  'versions.texts': {
    method: 'GET',
    path: '/api/versions/:versionId/texts',
    action: 'document.read',
    summary: 'The text of each page of a version, for searching without a line',
    params: z.object({ versionId: VersionId }),
    /** `isFinal`: no scanned page waits any more for its words to be recognised. */
    answer: z.object({ pages: z.array(z.string()), isFinal: z.boolean() }),
  },
});
