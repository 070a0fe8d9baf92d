import { describe, expect, it } from 'vitest';
import { NODE_SETTING_NAMES, readNodeSettings } from '#media/node/node-settings.ts';
import { readSettings, SETTING_NAMES } from '#server/settings.ts';
import { composeFile, environmentOf, given, read } from './compose-file.ts';

const { services, networks } = composeFile('compose.many.yaml');

describe('docker/compose.many.yaml', () => {
  it('runs two servers on one database, one Redis and one folder of documents', () => {
    for (const name of ['server-1', 'server-2']) {
      const settings = readSettings({ NODE_ENV: 'production', ...environmentOf(services[name]) });
      expect(settings).toMatchObject({
        databaseUrl: 'postgresql://nghi_su:abc@database:5432/nghi_su',
        redisUrl: 'redis://:def@redis:6379',
        media: { nodes: { redisUrl: 'redis://:def@redis:6379', secret: given.MEDIA_NODE_SECRET } },
      });
      expect(services[name]?.volumes).toEqual(['server-data:/data']);
      expect(services[name]?.ipc).toBe('service:keys');
      expect(services[name]?.ports).toBeUndefined();
      expect(read('docker/Caddyfile.many')).toContain(`${name}:8080`);
    }
  });

  it('runs two media nodes that know the same secret, each with ports of its own', () => {
    const ranges = ['media-1', 'media-2'].map((name) => {
      const settings = readNodeSettings(environmentOf(services[name]));
      expect(settings).toMatchObject({
        redisUrl: 'redis://:def@redis:6379',
        secret: given.MEDIA_NODE_SECRET,
        media: { listenIp: '0.0.0.0', announcedAddress: '203.0.113.10' },
      });
      const { min, max } = settings.media.ports;
      for (const protocol of ['udp', 'tcp'])
        expect(services[name]?.ports).toContain(`${min}-${max}:${min}-${max}/${protocol}`);
      expect(services[name]?.healthcheck?.test.at(-1)).toContain(String(settings.control.port));
      // The container is not ended before the node has given its meetings away.
      const graceMs = Number.parseInt(services[name]?.stop_grace_period ?? '', 10) * 1_000;
      expect(graceMs).toBeGreaterThan(settings.drainMs);
      return [min, max];
    });
    const [[, endOfFirst] = [], [startOfSecond] = []] = ranges;
    expect(startOfSecond).toBeGreaterThan(endOfFirst ?? Number.POSITIVE_INFINITY);
  });

  it.each([
    ['compose.many.yaml', 'server-1', SETTING_NAMES],
    ['compose.many.yaml', 'server-2', SETTING_NAMES],
    ['compose.many.yaml', 'media-1', NODE_SETTING_NAMES],
    ['compose.many.yaml', 'media-2', NODE_SETTING_NAMES],
    ['compose.yaml', 'server', SETTING_NAMES],
  ])('names in %s for %s only settings that there are', (file, service, names) => {
    const { environment = {} } = composeFile(file).services[service] ?? {};
    expect(Object.keys(environment).length).toBeGreaterThan(4);
    expect(Object.keys(environment).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('has a proxy that serves while any of the servers does, and waits for none of them at the start', () => {
    expect(services.proxy?.depends_on).toBeUndefined();
    const proxy = read('docker/Caddyfile.many');
    expect(proxy).toMatch(/^\s*reverse_proxy server-1:8080 server-2:8080 /m);
    expect(proxy).toMatch(/^\s*health_uri \/readyz$/m);
  });

  it('keeps a browser at one server, for line tests too, and says that another proxy must', () => {
    const proxy = read('docker/Caddyfile.many');
    expect(proxy).toMatch(/^\s*lb_policy cookie$/m);
    const [, several = ''] = read('README.md').split('### Several machines');
    for (const text of [proxy, several])
      for (const name of ['long polling', 'uploads in pieces', 'line tests'])
        expect(text.replaceAll(/\s+#?\s*/g, ' ')).toContain(name);
  });

  it('shows Redis and the database to servers and nodes alone', () => {
    for (const name of ['redis', 'database']) {
      expect(services[name]?.networks).toEqual(['back']);
      expect(services[name]?.ports).toBeUndefined();
    }
    expect(networks.back).toEqual({ internal: true });
  });

  it.each(['compose.many.yaml', 'compose.apart.yaml', 'compose.node.yaml'])(
    'asks for each secret in %s, and the example file names them all',
    (file) => {
      const asked = [...read(`docker/${file}`).matchAll(/\$\{(\w+):\?/g)];
      expect(asked.length).toBeGreaterThan(0);
      const example = read('docker/.env.example');
      for (const [, name] of asked) expect(example).toMatch(new RegExp(`^${name}=`, 'm'));
    },
  );
});
