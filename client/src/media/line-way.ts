/** Which way packets take to the SFU; a relay stands between where neither UDP nor TCP reaches it, over TLS on port 443 as a rule. */
export type LineWay = 'udp' | 'tcp' | 'relayUdp' | 'relayTcp' | 'relayTls';

/** One row of statistics, as https://www.w3.org/TR/webrtc-stats/ names them. */
export type Stat = { id: string; type: string; [name: string]: unknown };

/** The statistics of a connection as plain rows; `RTCStatsReport` is no more to TypeScript than a map of anything. */
export function rowsOf(report: RTCStatsReport): Stat[] {
  return [...(report as unknown as Map<string, Stat>).values()];
}

/** The pair of addresses in use; undefined before the connection is made. */
export function pairInUse(rows: readonly Stat[]): Stat | undefined {
  const selectedId = rows.find(({ type }) => type === 'transport')?.selectedCandidatePairId;
  return rows.find(
    ({ id, type, selected, nominated, state }) =>
      type === 'candidate-pair' &&
      (selectedId === undefined
        ? selected === true || (nominated === true && state === 'succeeded')
        : id === selectedId),
  );
}

/**
 * The way that a connection takes, by its statistics (`RTCPeerConnection.getStats`, a transport's `getStats` of mediasoup-client);
 * null before it is made.
 */
export function lineWay(report: RTCStatsReport): LineWay | null {
  const rows = rowsOf(report);
  const pair = pairInUse(rows);
  const local = rows.find(({ id }) => id === pair?.localCandidateId);
  if (!local) return null;
  if (local.candidateType !== 'relay') return local.protocol === 'tcp' ? 'tcp' : 'udp';
  if (local.relayProtocol === 'tls') return 'relayTls';
  return local.relayProtocol === 'tcp' ? 'relayTcp' : 'relayUdp';
}
