import { call } from '#client/api/call.ts';
import type { LineTestServer } from '#client/media/line-test.ts';

/** The line test's server, over HTTP: there is no meeting's socket before a meeting. */
export const lineTestServer: LineTestServer = {
  start: () => call('lineTests.start', {}),
  connect: (testId, transportId, dtlsParameters) =>
    call('lineTests.connect', { params: { testId }, body: { transportId, dtlsParameters } }),
  send: (testId, rtpParameters) =>
    call('lineTests.send', { params: { testId }, body: { rtpParameters } }),
  receive: (testId, rtpCapabilities) =>
    call('lineTests.receive', { params: { testId }, body: { rtpCapabilities } }),
  end: (testId) => call('lineTests.end', { params: { testId } }),
};
