import { readFileSync } from 'node:fs';

/** Datagrams that the kernel dropped as a socket's buffer was full, by local UDP port, since each socket was opened. */
export function socketDrops(): Map<number, number> {
  return readDrops(readFileSync('/proc/net/udp', 'utf8'));
}

/** Reads the table as the kernel prints it (proc_net_udp(5)). */
export function readDrops(table: string): Map<number, number> {
  const drops = new Map<number, number>();
  for (const line of table.split('\n').slice(1)) {
    const fields = line.trim().split(/\s+/);
    const port = Number.parseInt(fields[1]?.split(':')[1] ?? '', 16);
    if (Number.isNaN(port)) continue;
    drops.set(port, (drops.get(port) ?? 0) + Number(fields.at(-1)));
  }
  return drops;
}
