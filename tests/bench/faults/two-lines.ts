import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** One of the two lines between a room and the server. */
export type Line = 'cable' | 'mobile';

/** A server and a room in network namespaces of their own, joined by two lines: a cable and, say, a mobile line. */
export type TwoLines = {
  /** The server's address, the same over both lines. */
  readonly serverAddress: string;
  /** The words to put before a command so that it runs where the server is. */
  readonly atServer: readonly string[];
  /** The same for the room. */
  readonly inRoom: readonly string[];
  /** Makes a program that runs another one in the room, or beside the server; answers its path. */
  wrap(program: string, where: 'room' | 'server'): string;
  /** Plugs a line in and has all leave the room over it, or pulls it out. At first the cable alone is in; each has an address of its own. */
  plug(line: Line, isIn: boolean): void;
  close(): void;
};

const SERVER = '10.77.0.1';
const NETS: Record<Line, string> = { cable: '10.77.1', mobile: '10.77.2' };

/** Makes them; needs root. Nothing outside of the two namespaces is touched. */
export function openTwoLines(): TwoLines {
  const name = `nghi-su-${process.pid}`;
  const [server, room] = [`${name}-server`, `${name}-room`];
  const ip = (...words: string[]) =>
    execFileSync('ip', words, { stdio: ['ignore', 'ignore', 'pipe'] });
  const inRoom = (...words: string[]) => ip('-n', room, ...words);
  const atServer = (...words: string[]) => ip('-n', server, ...words);
  const folder = mkdtempSync(join(tmpdir(), 'nghi-su-lines-'));
  const wrap = (program: string, where: 'room' | 'server') => {
    const namespace = where === 'room' ? room : server;
    const path = join(folder, `${basename(program)}-${where}`);
    writeFileSync(path, `#!/bin/sh\nexec ip netns exec ${namespace} ${program} "$@"\n`, {
      mode: 0o755,
    });
    return path;
  };
  const plug = (line: Line, isIn: boolean) => {
    inRoom('link', 'set', line, isIn ? 'up' : 'down');
    if (isIn) inRoom('route', 'replace', SERVER, 'via', `${NETS[line]}.1`, 'dev', line);
  };
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
    for (const [device, net] of Object.entries(NETS)) {
      atServer('link', 'add', device, 'type', 'veth', 'peer', 'name', device, 'netns', room);
      atServer('address', 'add', `${net}.1/24`, 'dev', device);
      inRoom('address', 'add', `${net}.2/24`, 'dev', device);
      atServer('link', 'set', device, 'up');
    }
    plug('cable', true);
  } catch (error) {
    close();
    throw error;
  }
  return {
    serverAddress: SERVER,
    atServer: ['ip', 'netns', 'exec', server],
    inRoom: ['ip', 'netns', 'exec', room],
    wrap,
    plug,
    close,
  };
}
