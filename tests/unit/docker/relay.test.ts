import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { freePort } from '#tests/support/free-port.ts';
import { composeFile, filledIn, given, read } from './compose-file.ts';

const own = {
  ...given,
  RELAY_TLS_PORT: '443',
  RELAY_ADDRESS: '203.0.113.11',
  WEB_ADDRESS: '203.0.113.10',
};

describe.each([
  ['compose.yaml', 'server'],
  ['compose.many.yaml', 'server-1'],
] as const)('the relay in docker/%s', (file, server) => {
  const { services } = composeFile(file);
  const asked = (env = given) =>
    (services.relay?.command ?? []).map((part) => filledIn(part, env)).filter(Boolean);
  const urls = (env = given) => filledIn(services[server]?.environment?.TURN_URL ?? '', env);
  const pages = (env = given) => services.proxy?.ports?.map((port) => filledIn(port, env));

  it('is named to browsers by TLS at the port at which it listens for it, 5349 or another', () => {
    expect(urls()).toContain('turns:relay.example.vn:5349?transport=tcp');
    expect(asked()).toContain('--tls-listening-port=5349');
    expect(urls(own)).toContain('turns:relay.example.vn:443?transport=tcp');
    expect(asked(own)).toContain('--tls-listening-port=443');
  });

  it('has port 443 at an address of its own, beside that of the pages', () => {
    expect(asked().join()).not.toContain('--listening-ip');
    expect(pages()).toEqual(['80:80', '443:443', '443:443/udp']);
    expect(asked(own)).toContain('--listening-ip=203.0.113.11');
    expect(pages(own)).toEqual(
      ['80:80', '443:443', '443:443/udp'].map((to) => `203.0.113.10:${to}`),
    );
  });

  it('speaks TLS with the certificate that is put beside its settings', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nghi-su-relay-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    expect(services.relay?.volumes).toContain('./relay-cert:/etc/coturn/cert:ro');
    makeCertificate(folder);
    const [port, tlsPort] = [await freePort(), await freePort()];
    const settings = join(folder, 'turnserver.conf');
    const text = read('docker/turnserver.conf')
      .replaceAll('/etc/coturn/cert/', `${folder}/`)
      .replace(/^listening-port=.*$/m, `listening-port=${port}`);
    const files = ['pidfile', 'userdb'].map((name) => `${name}=${join(folder, name)}`);
    writeFileSync(settings, [text, ...files].join('\n'));
    const env = { ...given, RELAY_ADDRESS: '127.0.0.1', RELAY_TLS_PORT: `${tlsPort}` };
    const args = asked(env).map((part) => (part.startsWith('/etc/') ? settings : part));
    const relay = spawn('turnserver', args, { stdio: 'ignore' });
    onTestFinished(async () => {
      const ended = once(relay, 'exit');
      relay.kill();
      await ended;
    });
    await vi.waitFor(async () => expect(await nameBehind(tlsPort)).toBe('relay.example.vn'), {
      timeout: 15_000,
    });
  });
});

function makeCertificate(folder: string): void {
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
      ...['-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')],
      ...['-days', '2', '-subj', '/CN=relay.example.vn'],
    ],
    { stdio: 'ignore' },
  );
}

/** The name in the certificate of who answers by TLS; null while nobody does. */
function nameBehind(port: number): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
    resolve(socket.getPeerCertificate().subject.CN);
    socket.destroy();
  });
  socket.once('error', () => resolve(null));
  return promise;
}
