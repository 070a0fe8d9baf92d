import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One of the two lines between a room and the server. */
export type Line = 'first' | 'second';

/** A server and a room in network namespaces of their own, joined by two lines: a cable and, say, a mobile line. */
export type TwoLines = {
  /** The server's address, the same over both lines. */
  readonly serverAddress: string;
  /** The words to put before a command so that it runs where the server is. */
  readonly atServer: readonly string[];
  /** A program that runs Chromium in the room. */
  readonly chromiumInRoom: string;
  /** A program that runs Chromium beside the server. */
  readonly chromiumAtServer: string;
  /** Pulls the line's plug, or puts it back. */
  plug(line: Line, isIn: boolean): void;
  /** Sends what leaves the room over that line, which has an address of its own. */
  route(line: Line): void;
  close(): void;
};

const SERVER = '10.77.0.1';
const NETS: Record<Line, { net: string; device: string }> = {
  first: { net: '10.77.1', device: 'cable' },
  second: { net: '10.77.2', device: 'mobile' },
};

/** Makes them; needs root. Nothing outside of the two namespaces is touched. */
export function openTwoLines(): TwoLines {
  const name = `nghi-su-${process.pid}`;
  const [server, room] = [`${name}-server`, `${name}-room`];
  const ip = (...words: string[]) =>
    execFileSync('ip', words, { stdio: ['ignore', 'ignore', 'pipe'] });
  const inRoom = (...words: string[]) => ip('-n', room, ...words);
  const atServer = (...words: string[]) => ip('-n', server, ...words);
  const folder = mkdtempSync(join(tmpdir(), 'nghi-su-lines-'));
  const chromium = (namespace: string) => {
    const path = join(folder, `chromium-${namespace}`);
    const program = process.env.CHROMIUM ?? '/usr/bin/chromium';
    writeFileSync(path, `#!/bin/sh\nexec ip netns exec ${namespace} ${program} "$@"\n`, {
      mode: 0o755,
    });
    return path;
  };
  const route = (line: Line) =>
    inRoom('route', 'replace', SERVER, 'via', `${NETS[line].net}.1`, 'dev', NETS[line].device);
  const close = () => {
    for (const namespace of [server, room])
      try {
        ip('netns', 'delete', namespace);
      } catch {
        // It was not made.
      }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    for (const namespace of [server, room]) {
      ip('netns', 'add', namespace);
      ip('-n', namespace, 'link', 'set', 'lo', 'up');
    }
    atServer('address', 'add', `${SERVER}/32`, 'dev', 'lo');
    for (const { net, device } of Object.values(NETS)) {
      atServer('link', 'add', device, 'type', 'veth', 'peer', 'name', device, 'netns', room);
      atServer('address', 'add', `${net}.1/24`, 'dev', device);
      inRoom('address', 'add', `${net}.2/24`, 'dev', device);
      atServer('link', 'set', device, 'up');
      inRoom('link', 'set', device, 'up');
    }
    route('first');
  } catch (error) {
    close();
    throw error;
  }
  return {
    serverAddress: SERVER,
    atServer: ['ip', 'netns', 'exec', server],
    chromiumInRoom: chromium(room),
    chromiumAtServer: chromium(server),
    plug(line, isIn) {
      const { device } = NETS[line];
      inRoom('link', 'set', device, isIn ? 'up' : 'down');
      if (isIn) route(line);
    },
    route,
    close,
  };
}
