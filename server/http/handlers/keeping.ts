import type { keepingRoutes } from '#contract/http/keeping.ts';
import type { KeepingService } from '#server/services/keeping-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of what devices keep; bytes go in `keeping-bytes.ts`. */
export function keepingHandlers({
  keeping,
}: {
  keeping: KeepingService;
}): HandlersOf<typeof keepingRoutes> {
  return {
    'keeping.check': ({ body }, { actor }) => keeping.check(actor, body.versionIds),
    'versions.texts': ({ params }, { actor }) => keeping.texts(actor, params.versionId),
  };
}
