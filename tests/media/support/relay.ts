import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import type { LineWay } from '#client/media/line-way.ts';
import type { TurnSettings } from '#server/services/turn-credentials.ts';
import { freePort } from '#tests/support/free-port.ts';

/** A relay (coturn) on the loopback, with a certificate of its own that no browser trusts. */
export class Relay {
  readonly #secret = 'bi-mat-cua-may-chuyen-tiep';
  readonly #folder = mkdtempSync(join(tmpdir(), 'nghi-su-relay-'));
  #process: ChildProcess | null = null;
  #port = 0;
  #tlsPort = 0;

  /** Starts it on free ports; resolves when it listens. */
  async start(): Promise<void> {
    const [key, certificate] = [join(this.#folder, 'key.pem'), join(this.#folder, 'cert.pem')];
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
        ...['-keyout', key, '-out', certificate, '-days', '2', '-subj', '/CN=localhost'],
      ],
      { stdio: 'ignore' },
    );
    [this.#port, this.#tlsPort] = [await freePort(), await freePort()];
    const settings = join(this.#folder, 'turnserver.conf');
    writeFileSync(
      settings,
      [
        'listening-ip=127.0.0.1',
        'relay-ip=127.0.0.1',
        `listening-port=${this.#port}`,
        `tls-listening-port=${this.#tlsPort}`,
        `cert=${certificate}`,
        `pkey=${key}`,
        'use-auth-secret',
        `static-auth-secret=${this.#secret}`,
        'realm=nghi-su',
        'no-dtls',
        'no-cli',
        'allow-loopback-peers',
        `pidfile=${join(this.#folder, 'pid')}`,
        `userdb=${join(this.#folder, 'users')}`,
        `log-file=${join(this.#folder, 'log')}`,
        'simple-log',
      ].join('\n'),
    );
    this.#process = spawn('turnserver', ['-c', settings], { stdio: 'ignore' });
    const listening = async () => expect(await isOpen(this.#tlsPort)).toBe(true);
    await vi.waitFor(listening, { timeout: 20_000 });
  }

  /** What a server tells its devices of it, so that they reach it in this one way. */
  settings(way: Exclude<LineWay, 'udp' | 'tcp'>): TurnSettings {
    const urls = {
      relayUdp: `turn:127.0.0.1:${this.#port}?transport=udp`,
      relayTcp: `turn:127.0.0.1:${this.#port}?transport=tcp`,
      relayTls: `turns:localhost:${this.#tlsPort}?transport=tcp`,
    };
    return { urls: [urls[way]], secret: this.#secret };
  }

  /** Ends it and removes its files. */
  async close(): Promise<void> {
    if (this.#process) {
      const ended = once(this.#process, 'exit');
      this.#process.kill();
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function isOpen(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = createConnection(port, '127.0.0.1');
  socket.once('connect', () => resolve(true));
  socket.once('error', () => resolve(false));
  return promise.finally(() => socket.destroy());
}
