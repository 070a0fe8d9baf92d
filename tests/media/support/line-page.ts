import { type LineTestServer, testLine } from '#client/media/line-test.ts';

/** What the network between the page and the SFU lets through. */
export type Network = 'open' | 'noUdp' | 'relayOnly';

const ask = (name: string, input: unknown) => window.ask(name, input);

const server: LineTestServer = {
  start: async () => (await ask('start', {})) as Awaited<ReturnType<LineTestServer['start']>>,
  connect: (testId, transportId, dtlsParameters) =>
    ask('connect', { testId, transportId, dtlsParameters }),
  send: async (testId, rtpParameters) =>
    (await ask('send', { testId, rtpParameters })) as { producerId: string },
  receive: async (testId, rtpCapabilities) =>
    (await ask('receive', { testId, rtpCapabilities })) as Awaited<
      ReturnType<LineTestServer['receive']>
    >,
  end: (testId) => ask('end', { testId }),
};

/** Measures the line from this page, over the relay alone where it is asked to. */
async function measure(network: Network) {
  if (network === 'relayOnly') {
    const Native = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Native {
      constructor(configuration?: RTCConfiguration) {
        super({ ...configuration, iceTransportPolicy: 'relay' });
      }
    };
  }
  return testLine(server);
}

Object.assign(window, { measure });
