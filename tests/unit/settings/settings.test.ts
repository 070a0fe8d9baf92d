import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from '#server/settings.ts';

describe('readSettings', () => {
  it('runs the demo on this machine alone when nothing is set', () => {
    expect(readSettings({})).toEqual({
      port: 8080,
      host: '127.0.0.1',
      publicUrl: null,
      trustProxy: false,
      https: false,
      dataDir: resolve('data'),
      databaseUrl: null,
      ballotKeyDir: expect.stringMatching(/^\/dev\/shm\/nghi-su-[0-9a-f]{16}$/),
      media: {
        listenIp: '127.0.0.1',
        announcedAddress: null,
        ports: { min: 40_000, max: 40_100 },
        nodes: null,
      },
      redisUrl: null,
      turn: null,
      demo: { password: null },
      admin: null,
      guestDays: 30,
      recording: { days: 365, takeSeconds: 300 },
      conversionNeedsIsolation: false,
      logLevel: 'info',
    });
  });

  it('takes sound and picture from the network when the server listens to it', () => {
    expect(readSettings({ HOST: '0.0.0.0' }).media.listenIp).toBe('0.0.0.0');
    expect(readSettings({ HOST: '0.0.0.0', MEDIA_LISTEN_IP: '10.0.0.5' }).media.listenIp).toBe(
      '10.0.0.5',
    );
  });

  it('takes media nodes with Redis and a secret, or none', () => {
    const REDIS_URL = 'redis://127.0.0.1:6379';
    const MEDIA_NODE_SECRET = '0123456789abcdef';
    expect(readSettings({ REDIS_URL })).toMatchObject({
      redisUrl: REDIS_URL,
      media: { nodes: null },
    });
    const given = { MEDIA_NODES: 'redis', REDIS_URL, MEDIA_NODE_SECRET };
    expect(readSettings(given).media.nodes).toEqual({
      redisUrl: REDIS_URL,
      secret: MEDIA_NODE_SECRET,
      peersPerNode: null,
    });
    expect(readSettings({ ...given, MEDIA_PEERS_PER_NODE: '20' }).media.nodes?.peersPerNode).toBe(
      20,
    );
    expect(() => readSettings({ MEDIA_NODES: 'redis', REDIS_URL })).toThrow('MEDIA_NODE_SECRET');
    expect(() => readSettings({ ...given, MEDIA_NODES: 'zookeeper' })).toThrow('MEDIA_NODES');
    expect(() => readSettings({ REDIS_URL: 'http://bi-mat@x' })).toThrow(/REDIS_URL(?!.*bi-mat)/);
  });

  it('loads no demo in production unless asked, and then with a password given', () => {
    expect(readSettings({ NODE_ENV: 'production' }).demo).toBeNull();
    expect(readSettings({ DEMO: '0' }).demo).toBeNull();
    expect(() => readSettings({ NODE_ENV: 'production', DEMO: '1' })).toThrow('DEMO_PASSWORD');
    expect(
      readSettings({ NODE_ENV: 'production', DEMO: '1', DEMO_PASSWORD: 'mot-hai-ba-bon' }).demo,
    ).toEqual({ password: 'mot-hai-ba-bon' });
  });

  it('makes a first administrator when a password is given for it, in a unit with a name', () => {
    const ADMIN_PASSWORD = 'mot-hai-ba-bon';
    expect(readSettings({ ADMIN_PASSWORD }).admin).toEqual({
      username: 'quantri',
      password: ADMIN_PASSWORD,
      unitName: 'Đơn vị gốc',
    });
    const named = readSettings({ ADMIN_PASSWORD, UNIT_NAME: ' UBND huyện Châu Thành ' });
    expect(named.admin?.unitName).toBe('UBND huyện Châu Thành');
    expect(readSettings({ ADMIN_PASSWORD: '', UNIT_NAME: 'UBND huyện' }).admin).toBeNull();
  });

  it('converts without isolation in production only when told to', () => {
    const inProduction = { NODE_ENV: 'production' };
    expect(readSettings(inProduction).conversionNeedsIsolation).toBe(true);
    const allowed = { ...inProduction, ALLOW_UNISOLATED_CONVERSION: '1' };
    expect(readSettings(allowed).conversionNeedsIsolation).toBe(false);
  });

  it('drops the slash at the end of the public address and takes empty as absent', () => {
    expect(readSettings({ PUBLIC_URL: 'https://hop.example.vn/' }).publicUrl).toBe(
      'https://hop.example.vn',
    );
    expect(readSettings({ PUBLIC_URL: '', PORT: '' }).port).toBe(8080);
  });

  it('reads a relay', () => {
    const TURN_SECRET = '0123456789abcdef';
    const [plain, sealed] = ['turn:relay.example.vn:3478', 'turns:relay.example.vn:443'];
    const turn = (TURN_URL: string) => readSettings({ TURN_URL, TURN_SECRET }).turn;
    expect(turn(plain)).toEqual({ urls: [plain], secret: TURN_SECRET });
    expect(turn(`${plain}, ${sealed}`)?.urls).toEqual([plain, sealed]);
  });

  it.each([
    [{ PORT: 'abc' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ HTTPS: 'maybe' }, 'HTTPS'],
    [{ PUBLIC_URL: 'hop.example.vn' }, 'PUBLIC_URL'],
    [{ DATABASE_URL: 'mysql://a' }, 'DATABASE_URL'],
    [{ MEDIA_LISTEN_IP: 'localhost' }, 'MEDIA_LISTEN_IP'],
    [{ MEDIA_PORT_RANGE: '40100-40000' }, 'MEDIA_PORT_RANGE'],
    [{ TURN_URL: 'turn:a.vn' }, 'TURN_SECRET'],
    [{ TURN_URL: 'a.vn', TURN_SECRET: '0123456789abcdef' }, 'TURN_URL'],
    [{ TURN_URL: 'turn:a.vn,', TURN_SECRET: '0123456789abcdef' }, 'TURN_URL'],
    [{ DEMO_PASSWORD: 'short' }, 'DEMO_PASSWORD'],
    [{ ADMIN_PASSWORD: 'short' }, 'ADMIN_PASSWORD'],
    [{ ADMIN_PASSWORD: 'aaaaaaaaaaaa' }, 'ADMIN_PASSWORD'],
    [{ ADMIN_PASSWORD: 'mat-khau-QuanTri' }, 'ADMIN_PASSWORD'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  ])('refuses %j in one line that names %s', (env, name) => {
    const read = () => readSettings(env);
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(name);
    expect(read).not.toThrow('\n');
  });

  it('does not repeat a secret in its refusal', () => {
    expect(() => readSettings({ TURN_URL: 'turn:a.vn', TURN_SECRET: 'qwertz' })).not.toThrow(
      'qwertz',
    );
    expect(() => readSettings({ ADMIN_PASSWORD: 'qwertz' })).not.toThrow('qwertz');
  });
});
