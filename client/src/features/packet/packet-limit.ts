const MB = 1_000_000;

/** A packet that is too large for this device to write into it. */
export class PacketTooLarge extends Error {
  readonly sizeBytes: number;
  readonly limitBytes: number;

  constructor(sizeBytes: number, limitBytes: number) {
    super('The packet is too large for this device.');
    this.sizeBytes = sizeBytes;
    this.limitBytes = limitBytes;
  }
}

/**
 * The largest packet, in bytes, that a device takes on with `memoryGb` of memory, as browsers say it (0.25 to 8; not all do). Reading
 * and writing a file takes several times its size.
 */
export function largestPacket(memoryGb: number | undefined): number {
  if (memoryGb === undefined) return 100 * MB;
  if (memoryGb <= 2) return 50 * MB;
  return memoryGb <= 4 ? 120 * MB : 250 * MB;
}

/** What this device takes on. */
export function largestPacketHere(): number {
  const memory: unknown = 'deviceMemory' in navigator ? navigator.deviceMemory : undefined;
  return largestPacket(typeof memory === 'number' ? memory : undefined);
}
