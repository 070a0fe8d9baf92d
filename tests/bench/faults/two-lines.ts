import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** One of the two lines between a room and the server. */
export type Line = 'cable' | 'mobile';

/** Where a browser stands: in the room whose lines come and go, or in another one, whose line stays. */
export type Place = 'room' | 'elsewhere';

/** A server and a room in network namespaces of their own, joined by two lines: a cable and, say, a mobile line; and a room elsewhere. */
export type TwoLines = {
  /** The server's address, the same over both lines. */
  readonly serverAddress: string;
  /** The words to put before a command so that it runs where the server is. */
  readonly atServer: readonly string[];
  /** The same for the room. */
  readonly inRoom: readonly string[];
  /** Makes a program that runs another one at a place; answers its path. */
  wrap(program: string, where: Place): string;
  /** Plugs a line in and has all leave the room over it, or pulls it out. At first the cable alone is in; each has an address of its own. */
  plug(line: Line, isIn: boolean): void;
  close(): void;
};

const SERVER = '10.77.0.1';
const NETS: Record<Line, string> = { cable: '10.77.1', mobile: '10.77.2' };
const NET_ELSEWHERE = '10.77.3';

/** Makes them; needs root. Nothing outside of the three namespaces is touched. */
export function openTwoLines(): TwoLines {
  const name = `nghi-su-${process.pid}`;
  const server = `${name}-server`;
  const places: Record<Place, string> = { room: `${name}-room`, elsewhere: `${name}-elsewhere` };
  const namespaces = [server, ...Object.values(places)];
  const ip = (...words: string[]) =>
    execFileSync('ip', words, { stdio: ['ignore', 'ignore', 'pipe'] });
  const at = (place: Place, ...words: string[]) => ip('-n', places[place], ...words);
  const atServer = (...words: string[]) => ip('-n', server, ...words);
  const folder = mkdtempSync(join(tmpdir(), 'nghi-su-lines-'));
  const wrap = (program: string, where: Place) => {
    const path = join(folder, `${basename(program)}-${where}`);
    writeFileSync(path, `#!/bin/sh\nexec ip netns exec ${places[where]} ${program} "$@"\n`, {
      mode: 0o755,
    });
    return path;
  };
  const leaveOver = (place: Place, device: string, net: string) => {
    at(place, 'link', 'set', device, 'up');
    at(place, 'route', 'replace', SERVER, 'via', `${net}.1`, 'dev', device);
  };
  const plug = (line: Line, isIn: boolean) => {
    if (isIn) leaveOver('room', line, NETS[line]);
    else at('room', 'link', 'set', line, 'down');
  };
  const close = () => {
    for (const namespace of namespaces)
      try {
        ip('netns', 'delete', namespace);
      } catch {
        // It was not made.
      }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    for (const namespace of namespaces) {
      ip('netns', 'add', namespace);
      ip('-n', namespace, 'link', 'set', 'lo', 'up');
    }
    atServer('address', 'add', `${SERVER}/32`, 'dev', 'lo');
    const lay = (device: string, net: string, to: Place) => {
      const peer = ['peer', 'name', device, 'netns', places[to]];
      atServer('link', 'add', device, 'type', 'veth', ...peer);
      atServer('address', 'add', `${net}.1/24`, 'dev', device);
      at(to, 'address', 'add', `${net}.2/24`, 'dev', device);
      atServer('link', 'set', device, 'up');
    };
    for (const [line, net] of Object.entries(NETS)) lay(line, net, 'room');
    lay('elsewhere', NET_ELSEWHERE, 'elsewhere');
    leaveOver('elsewhere', 'elsewhere', NET_ELSEWHERE);
    plug('cable', true);
  } catch (error) {
    close();
    throw error;
  }
  return {
    serverAddress: SERVER,
    atServer: ['ip', 'netns', 'exec', server],
    inRoom: ['ip', 'netns', 'exec', places.room],
    wrap,
    plug,
    close,
  };
}
