import { z } from 'zod';
import { defineRoutes } from './route.ts';

/** Routes of the conference; everything else of it goes over the live connection (contract/media). */
export const mediaRoutes = defineRoutes({
  'media.capabilities': {
    method: 'GET',
    path: '/api/media/capabilities',
    action: 'account.use',
    summary: 'What the SFU understands, so that a device can get ready before it joins',
    answer: z.object({ routerRtpCapabilities: z.record(z.string(), z.unknown()) }),
  },
});
