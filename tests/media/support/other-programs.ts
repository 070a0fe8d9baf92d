import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PYTHON = '/usr/bin/python3';

/** True when Debian's python3-aiortc is installed; `npm test` installs it. */
export const hasAiortc = spawnSync(PYTHON, ['-c', 'import aiortc, numpy']).status === 0;

const WEBRTCBIN =
  'import gi; gi.require_version("GstWebRTC", "1.0"); from gi.repository import Gst, GstWebRTC; Gst.init(None);' +
  'exit(not all(map(Gst.ElementFactory.find, ["webrtcbin", "nicesrc", "vp8enc", "opusenc"])))';
/** True when GStreamer's webrtcbin and what it needs are installed, with Python's way to it; `npm test` installs them. */
export const hasGStreamer = spawnSync(PYTHON, ['-c', WEBRTCBIN]).status === 0;

/** What a player has decoded since it began. `brightness` is that of most of the last picture, 0…255. */
export type Decoded = { frames: number; samples: number; loud: number; brightness: number | null };

/** Another program's end of a line: what it said so far. */
export type OtherProgram = {
  /** The HTTP status of its offer's answer; null while there is none. */
  readonly status: number | null;
  /** Path of its session. */
  readonly location: string | null;
  /** The words with which it was refused. */
  readonly body: string;
  /** States of its connection, in their order. */
  readonly states: readonly string[];
  readonly decoded: Decoded;
  /** Has it hang up; the status of its DELETE. */
  hangUp(): Promise<number | null>;
};

const running = new Set<ChildProcess>();

/** Where a program is to connect; a publisher's picture has one brightness. */
type Way = { url: string; token: string; brightness?: number };

/** Starts python3-aiortc as a publisher, or a player. */
export function aiortc(mode: 'publish' | 'play', way: Way): OtherProgram {
  return start('aiortc-peer.py', mode, way);
}

/** Starts GStreamer's webrtcbin as a publisher. */
export function gstreamer(way: Way): OtherProgram {
  return start('gstreamer-peer.py', 'publish', way);
}

function start(script: string, mode: string, way: Way): OtherProgram {
  const { url, token, brightness = 200 } = way;
  const program = join(import.meta.dirname, script);
  // Without files of compiled code beside what the programs share.
  const child = spawn(PYTHON, ['-B', program, mode, url, token, String(brightness)], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += String(text);
  });
  const states: string[] = [];
  const said: { status?: number; location?: string; body?: string; deleted?: number } = {};
  const decoded: Decoded = { frames: 0, samples: 0, loud: 0, brightness: null };
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { state, ...rest } = JSON.parse(line);
    if (state) states.push(state);
    else if ('frames' in rest) Object.assign(decoded, rest);
    else Object.assign(said, rest);
  });
  return {
    get status() {
      if (child.exitCode) throw new Error(`${script} ended with ${child.exitCode}:\n${errors}`);
      return said.status ?? null;
    },
    get location() {
      return said.location ?? null;
    },
    get body() {
      return said.body ?? '';
    },
    states,
    decoded,
    async hangUp() {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
      return said.deleted ?? null;
    },
  };
}

/** Ends all that still run. */
export function endOtherPrograms(): void {
  for (const child of running) child.kill('SIGKILL');
}
