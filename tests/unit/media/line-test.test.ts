import { describe, expect, it } from 'vitest';
import { lineVerdict } from '#client/features/device-check/line-verdict.ts';
import { type LineMeasurement, type LineSample, measured } from '#client/media/line-samples.ts';
import { lineWay, type Stat } from '#client/media/line-way.ts';

const line = (more: Partial<LineMeasurement> = {}): LineMeasurement => ({
  way: 'udp',
  rttMs: 20,
  jitterMs: 5,
  loss: 0,
  upKbps: 1200,
  downKbps: 1200,
  ...more,
});

describe('the verdict on a line', () => {
  it.each([
    ['everything is plenty', line(), 'good'],
    ['TCP is as good as UDP while it carries as much', line({ way: 'tcp' }), 'good'],
    ['the line up is thin', line({ upKbps: 300 }), 'small'],
    ['the line down is thin', line({ downKbps: 300 }), 'small'],
    ['much is lost', line({ loss: 0.06 }), 'small'],
    ['it is slow', line({ rttMs: 500 }), 'small'],
    ['hardly anything passes', line({ upKbps: 60, downKbps: 60 }), 'audio'],
    ['very much is lost', line({ loss: 0.2 }), 'audio'],
    ['it goes round the world', line({ rttMs: 1500 }), 'audio'],
    ['there is no connection', null, 'none'],
  ])('when %s', (_, measuredLine, verdict) => expect(lineVerdict(measuredLine)).toBe(verdict));
});

function report(...rows: Stat[]): RTCStatsReport {
  return new Map(rows.map((row) => [row.id, row])) as unknown as RTCStatsReport;
}

describe('the way of a connection', () => {
  const pair = { id: 'p', type: 'candidate-pair', localCandidateId: 'l' };
  const transport = { id: 't', type: 'transport', selectedCandidatePairId: 'p' };
  it.each([
    ['udp', { candidateType: 'prflx', protocol: 'udp' }],
    ['tcp', { candidateType: 'host', protocol: 'tcp' }],
    ['relayUdp', { candidateType: 'relay', protocol: 'udp', relayProtocol: 'udp' }],
    ['relayTcp', { candidateType: 'relay', protocol: 'udp', relayProtocol: 'tcp' }],
    ['relayTls', { candidateType: 'relay', protocol: 'udp', relayProtocol: 'tls' }],
  ])('is %s', (way, local) => {
    const candidate = { id: 'l', type: 'local-candidate', ...local };
    expect(lineWay(report(transport, pair, candidate))).toBe(way);
    // A browser that names no chosen pair marks the pair itself.
    const marked = { ...pair, nominated: true, state: 'succeeded' };
    expect(lineWay(report({ id: 't', type: 'transport' }, marked, candidate))).toBe(way);
  });

  it('is none before the connection is made', () => {
    expect(lineWay(report())).toBeNull();
    expect(lineWay(report({ ...pair, state: 'in-progress' }))).toBeNull();
  });
});

describe('what samples say', () => {
  const sample = (at: number, more: Partial<LineSample> = {}): LineSample => ({
    atMs: at * 500,
    rttMs: 40,
    jitterMs: 6,
    upKbps: 900,
    bytesReceived: at * 50_000,
    packetsReceived: at * 50,
    packetsLost: at * 2,
    ...more,
  });

  it('are rates, the middle of delays, and the share of what was lost', () => {
    const samples = [1, 2, 3, 4].map((at) => sample(at, { rttMs: at === 2 ? 400 : 40 }));
    expect(measured(samples, 'udp')).toEqual({
      way: 'udp',
      rttMs: 40,
      jitterMs: 6,
      loss: 8 / 208,
      upKbps: 900,
      downKbps: 800,
    });
  });

  it('count what came back as carried upwards, where the browser estimates nothing', () => {
    const samples = [1, 2].map((at) => sample(at, { upKbps: null }));
    expect(measured(samples, 'tcp')).toMatchObject({ upKbps: 800 });
  });

  it('are nothing where nothing came back', () => {
    expect(measured([], 'udp')).toBeNull();
    expect(measured([sample(1, { packetsReceived: 0 })], 'udp')).toBeNull();
    expect(measured([sample(1)], null)).toBeNull();
  });
});
