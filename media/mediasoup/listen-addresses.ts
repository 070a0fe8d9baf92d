import { networkInterfaces } from 'node:os';
import type { types } from 'mediasoup';

/** Where the SFU listens: an address of this machine, and the one that devices are told when it differs. */
export type ListenAddress = { ip: string; announcedAddress?: string };

/** The first and last port that the SFU may use, for UDP and TCP alike. */
export type PortRange = { min: number; max: number };

/** At most as many addresses are offered: each costs every device a check. */
const MOST_ADDRESSES = 4;

/**
 * Every IPv4 address of this machine, the ones that others reach first: a laptop in the hall, a phone in its network and a
 * browser on the server itself then find the SFU without any setting.
 */
export function machineAddresses(): ListenAddress[] {
  const found = Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter((entry) => entry.family === 'IPv4')
    .toSorted((a, b) => Number(a.internal) - Number(b.internal));
  const outer = found.filter((entry) => !entry.internal).slice(0, MOST_ADDRESSES - 1);
  return [...outer, ...found.filter((entry) => entry.internal).slice(0, 1)].map((entry) => ({
    ip: entry.address,
  }));
}

/**
 * Where to listen as the settings say: on one address, told to devices as `announced` when given. The address of all
 * networks (0.0.0.0) cannot be told to a device: without `announced` it stands for every address of the machine.
 */
export function listenAddresses(ip: string, announced: string | null): ListenAddress[] {
  if (announced !== null) return [{ ip, announcedAddress: announced }];
  return ip === '0.0.0.0' ? machineAddresses() : [{ ip }];
}

/**
 * All peers of a worker share one socket. Linux gives it room for about 90 full packets, which a few rooms fill in the
 * milliseconds that a busy machine keeps the worker waiting; then everyone loses packets. The system may allow less
 * (net.core.rmem_max).
 */
const RECEIVE_BUFFER_BYTES = 4_194_304;

/** One UDP and one TCP port on each address; any free port of the range, or of the system when there is none. */
export function listenInfos(
  addresses: readonly ListenAddress[],
  range: PortRange | null,
): types.TransportListenInfo[] {
  return addresses.flatMap((address) =>
    (['udp', 'tcp'] as const).map((protocol) => ({
      protocol,
      ...address,
      ...(range === null ? {} : { portRange: range }),
      ...(protocol === 'udp' ? { recvBufferSize: RECEIVE_BUFFER_BYTES } : {}),
    })),
  );
}
