import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { NODE_SETTING_NAMES, readNodeSettings } from '#media/node/node-settings.ts';
import { freePort } from '#tests/support/free-port.ts';
import {
  composeFile,
  composeFiles,
  environmentOf,
  filledIn,
  given,
  read,
  root,
} from './compose-file.ts';

const node = composeFile('compose.node.yaml');
const apart = composeFiles('compose.many.yaml', 'compose.apart.yaml');
const { media } = node.services;

describe('docker/compose.node.yaml, a media node on a machine of its own', () => {
  it('is the node alone, without Redis, and is made of the same image as the others', () => {
    expect(Object.keys(node.services)).toEqual(['media']);
    expect(media?.depends_on).toBeUndefined();
    const near = composeFile('compose.many.yaml').services['media-1'];
    for (const key of ['build', 'image', 'entrypoint', 'cap_drop', 'security_opt'] as const)
      expect([key, media?.[key]]).toEqual([key, near?.[key]]);
    expect(media?.build).toBeDefined();
  });

  it('passes each setting that a node reads, and none that it does not', () => {
    const passed = Object.keys(media?.environment ?? {});
    expect(passed.toSorted()).toEqual(NODE_SETTING_NAMES.toSorted());
  });

  it('finds the Redis of the first machine and is reached at its own address, both in the private network', () => {
    const settings = readNodeSettings(environmentOf(media));
    expect(settings).toMatchObject({
      redisUrl: 'redis://:def@10.0.0.1:6379',
      secret: given.MEDIA_NODE_SECRET,
      control: { host: '10.0.0.2', port: 7000 },
      address: '10.0.0.2',
      media: { listenIp: '0.0.0.0', announcedAddress: '203.0.113.10' },
    });
    // Pipes are taken from the address alone that was told: nothing may translate it.
    expect(media?.network_mode).toBe('host');
    expect(media?.ports).toBeUndefined();
    const graceMs = Number.parseInt(media?.stop_grace_period ?? '', 10) * 1_000;
    expect(graceMs).toBeGreaterThan(settings.drainMs);
  });

  it.each([
    'REDIS_ADDRESS',
    'REDIS_PASSWORD',
    'MEDIA_NODE_SECRET',
    'MEDIA_NODE_ADDRESS',
    'PUBLIC_IP',
  ])('does not start without %s, which the README names', (name) => {
    expect(read('docker/compose.node.yaml')).toContain(`\${${name}:?`);
    const [, several = ''] = read('README.md').split('### Several machines');
    expect(several.split('\n## ')[0]).toContain(`\`${name}\``);
  });

  it('is healthy while its control port answers at its address, and no longer', async () => {
    const [, program = '', ...args] = media?.healthcheck?.test ?? [];
    expect(program).toBe('node');
    const port = await freePort();
    const env = { MEDIA_NODE_HOST: '127.0.0.1', MEDIA_NODE_PORT: String(port) };
    const check = async () => {
      const [code] = await once(spawn(process.execPath, args, { env }), 'exit');
      return code;
    };
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    expect(await check()).toBe(0);
    server.close();
    expect(await check()).toBe(1);
  });
});

describe('docker/compose.apart.yaml, over compose.many.yaml', () => {
  it('opens Redis in the private network, at the address that nodes look for it, and nowhere else', () => {
    const { redis } = apart.services;
    expect(redis?.ports).toEqual([
      expect.stringMatching(/^\$\{REDIS_ADDRESS:\?[^}]+\}:6379:6379$/),
    ]);
    expect(redis?.command?.join(' ')).toMatch(/--requirepass \$\{REDIS_PASSWORD:\?/);
    // An internal network publishes nothing; that of the servers stays one.
    expect(redis?.networks).toEqual(['back', 'between']);
    expect(apart.networks.between).toEqual({});
    expect(apart.networks.back).toEqual({ internal: true });
  });

  it('leaves out the nodes that only their own machine can reach, and nothing else', () => {
    const left = Object.entries(apart.services).filter(([, { profiles }]) => profiles);
    expect(left.map(([name]) => name)).toEqual(['media-1', 'media-2']);
    for (const { depends_on = {} } of Object.values(apart.services))
      for (const name of Object.keys(depends_on)) expect(left.flat()).not.toContain(name);
  });

  it('lets the relay carry to those nodes, once they are named', () => {
    const carriedTo = (env: Record<string, string>) =>
      (apart.services.relay?.command ?? [])
        .map((part) => filledIn(part, env))
        .filter((part) => part.startsWith('--allowed-peer-ip'));
    const nodes = '203.0.113.20-203.0.113.22';
    const all = [`--allowed-peer-ip=${given.PUBLIC_IP}`, `--allowed-peer-ip=${nodes}`];
    expect(carriedTo(given)).toEqual(all.slice(0, 1));
    expect(carriedTo({ ...given, NODE_PUBLIC_IPS: nodes })).toEqual(all);
    for (const file of ['docker/.env.example', 'README.md'])
      expect(read(file)).toContain('NODE_PUBLIC_IPS');
  });

  it('lends servers a way out to the nodes', () => {
    for (const name of ['server-1', 'server-2'])
      expect(apart.services[name]?.networks).toContain('front');
    expect(apart.networks.front).toEqual({});
  });
});

it
  .skipIf(spawnSync('docker', ['compose', 'version']).status !== 0)
  .each([
    [['compose.many.yaml']],
    [['compose.many.yaml', 'compose.apart.yaml']],
    [['compose.node.yaml']],
  ])('%s is taken by docker compose', (files) => {
  const args = files.flatMap((file) => ['-f', `docker/${file}`]);
  const check = spawnSync('docker', ['compose', ...args, 'config', '-q'], {
    cwd: root,
    env: { ...process.env, ...given },
    encoding: 'utf8',
  });
  expect(check.stderr).toBe('');
  expect(check.status).toBe(0);
});
