import type { lineTestRoutes } from '#contract/http/line-tests.ts';
import type { LineTestService } from '#server/services/line-test-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of the line test. */
export function lineTestHandlers({
  lineTests,
}: {
  lineTests: LineTestService;
}): HandlersOf<typeof lineTestRoutes> {
  return {
    'lineTests.start': (_input, { actor }) => lineTests.start(actor),
    'lineTests.connect': async ({ params, body }, { actor }) => {
      await lineTests.connect(actor, params.testId, body.transportId, body.dtlsParameters);
      return {};
    },
    'lineTests.send': ({ params, body }, { actor }) =>
      lineTests.send(actor, params.testId, body.rtpParameters),
    'lineTests.receive': ({ params, body }, { actor }) =>
      lineTests.receive(actor, params.testId, body.rtpCapabilities),
    'lineTests.end': async ({ params }, { actor }) => {
      await lineTests.end(actor, params.testId);
      return {};
    },
  };
}
