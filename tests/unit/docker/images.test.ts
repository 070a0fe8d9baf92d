import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { BUILD_PACKAGES } from '#media/worker/build-worker.ts';
import { readSettings } from '#server/settings.ts';
import { DOCUMENT_PACKAGES } from '#server/setup/system-packages.ts';
import { composeFile, filledIn, given, read, root } from './compose-file.ts';

const SeccompProfile = z.strictObject({
  defaultAction: z.string(),
  syscalls: z.array(
    z.strictObject({
      names: z.array(z.string()),
      action: z.literal('SCMP_ACT_ERRNO'),
      errnoRet: z.int(),
      args: z
        .tuple([
          z.strictObject({
            index: z.literal(0),
            value: z.int(),
            valueTwo: z.int(),
            op: z.literal('SCMP_CMP_MASKED_EQ'),
          }),
        ])
        .optional(),
    }),
  ),
});
const compose = composeFile('compose.yaml');
const dockerfile = read('docker/Dockerfile');
const stages = dockerfile.split(/^FROM /m).slice(1);
describe('docker/compose.yaml', () => {
  it('gives the server settings that it takes, behind the proxy', () => {
    const environment = compose.services.server?.environment ?? {};
    const settings = readSettings({
      NODE_ENV: 'production',
      ...Object.fromEntries(
        Object.entries(environment).map(([name, value]) => [name, filledIn(value)]),
      ),
    });
    expect(settings).toMatchObject({
      publicUrl: 'https://hop.example.vn',
      trustProxy: true,
      demo: null,
      databaseUrl: 'postgresql://nghi_su:abc@database:5432/nghi_su',
      media: { listenIp: '0.0.0.0', announcedAddress: '203.0.113.10' },
      turn: {
        urls: ['turn:relay.example.vn:3478', 'turns:relay.example.vn:5349?transport=tcp'],
      },
    });
    const { min, max } = settings.media.ports;
    for (const protocol of ['udp', 'tcp']) {
      expect(compose.services.server?.ports).toContain(`${min}-${max}:${min}-${max}/${protocol}`);
    }
  });

  it('names only networks, volumes, services and files that exist', () => {
    for (const service of Object.values(compose.services)) {
      for (const name of service.networks ?? []) expect(compose.networks).toHaveProperty(name);
      for (const name of Object.keys(service.depends_on ?? {}))
        expect(compose.services).toHaveProperty(name);
      for (const volume of service.volumes ?? []) {
        const source = volume.split(':')[0] ?? '';
        if (source.startsWith('.')) expect(existsSync(join(root, 'docker', source))).toBe(true);
        else expect(compose.volumes).toHaveProperty(source);
      }
    }
    expect(compose.services.server?.build?.dockerfile).toBe('docker/Dockerfile');
  });

  it('shows the database to the server alone, and only the proxy, sound and picture to the world', () => {
    expect(compose.services.database?.networks).toEqual(['back']);
    expect(compose.services.database?.ports).toBeUndefined();
    expect(compose.networks.back).toEqual({ internal: true });
    expect(compose.services.server?.ports?.some((port) => port.includes('8080'))).toBe(false);
  });

  it('keeps the keys of secret ballots through a restart of the server, on no disk and off every network', () => {
    const { server, keys } = compose.services;
    expect(server?.ipc).toBe('service:keys');
    expect(server?.environment).not.toHaveProperty('BALLOT_KEY_DIR');
    expect(keys).toMatchObject({ ipc: 'shareable', network_mode: 'none', cap_drop: ['ALL'] });
    expect(keys).not.toHaveProperty('volumes');
  });

  it('asks for each secret, and the example file names them all', () => {
    const asked = [...read('docker/compose.yaml').matchAll(/\$\{(\w+):\?/g)].map(
      (match) => match[1],
    );
    const example = read('docker/.env.example');
    for (const name of new Set(asked)) expect(example).toMatch(new RegExp(`^${name}=`, 'm'));
    expect(example).not.toMatch(/^(\w*PASSWORD|\w*SECRET)=.+/m);
  });

  it('hands on what the first account is made of, and the example file names it', () => {
    const { ADMIN_PASSWORD = '', UNIT_NAME = '' } = compose.services.server?.environment ?? {};
    const env = { ADMIN_PASSWORD: 'mot-hai-ba-bon', UNIT_NAME: 'UBND huyện' };
    expect([filledIn(ADMIN_PASSWORD, env), filledIn(UNIT_NAME, env)]).toEqual(Object.values(env));
    expect([filledIn(ADMIN_PASSWORD), filledIn(UNIT_NAME)]).toEqual(['', '']);
    for (const name of Object.keys(env))
      expect(read('docker/.env.example')).toMatch(new RegExp(`^${name}=`, 'm'));
  });

  it('lets the server keep conversion programs off the network, by namespaces and nothing more', () => {
    expect(compose.services.server?.security_opt).toEqual([
      'no-new-privileges:true',
      'seccomp=seccomp.json',
    ]);
    expect(compose.services.server?.environment).not.toHaveProperty('ALLOW_UNISOLATED_CONVERSION');
    const { defaultAction, syscalls } = SeccompProfile.parse(
      JSON.parse(read('docker/seccomp.json')),
    );
    expect(defaultAction).toBe('SCMP_ACT_ALLOW');
    const forbidden = (name: string) => syscalls.filter(({ names }) => names.includes(name));
    for (const name of ['mount', 'setns', 'bpf', 'init_module', 'keyctl', 'ptrace'])
      expect(forbidden(name).map(({ args }) => args)).toEqual([undefined]);
    const flagsOf = (name: string) =>
      forbidden(name).reduce((flags, { args }) => flags | (args?.[0]?.value ?? 0), 0);
    const [user, network, processes] = [0x10000000, 0x40000000, 0x20000000];
    expect(flagsOf('unshare') & (user | network | processes)).toBe(0);
    expect(flagsOf('clone')).toBe(flagsOf('unshare') | user | network | processes);
  });

  it.skipIf(spawnSync('docker', ['compose', 'version']).status !== 0)(
    'is taken by docker compose',
    () => {
      const check = spawnSync('docker', ['compose', '-f', 'docker/compose.yaml', 'config', '-q'], {
        cwd: root,
        env: { ...process.env, ...given },
        encoding: 'utf8',
      });
      expect(check.stderr).toBe('');
      expect(check.status).toBe(0);
    },
  );
});

describe('docker/Dockerfile', () => {
  it('builds with what the build needs and runs with what documents need', () => {
    for (const name of BUILD_PACKAGES) expect(stages[0]).toContain(name);
    for (const { name } of DOCUMENT_PACKAGES) expect(stages[1]).toContain(name);
  });

  it('copies only what exists or was built', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap((match) =>
      (match[1] ?? '').split(' '),
    );
    for (const path of copied) expect(existsSync(join(root, path))).toBe(true);
    const built = [...(stages[1] ?? '').matchAll(/^COPY --from=build \/app\/(\S+)/gm)].map(
      (match) => match[1] ?? '',
    );
    expect(built).toContain('client/dist');
    for (const path of built.filter((name) => name !== 'client/dist'))
      expect(existsSync(join(root, path))).toBe(true);
  });

  it('runs as an ordinary user, with settings that the server takes', () => {
    const last = stages[1] ?? '';
    expect(last).toMatch(/^USER nghisu$/m);
    const block = /^ENV ((?:.*\\\n)*.*)$/m.exec(last)?.[1] ?? '';
    const env = Object.fromEntries(
      [...block.matchAll(/(\w+)=(\S+)/g)].map((match) => [match[1] ?? '', match[2]]),
    );
    expect(readSettings(env)).toMatchObject({
      host: '0.0.0.0',
      port: 8080,
      dataDir: '/data',
      demo: null,
    });
    expect(last).toContain('EXPOSE 8080/tcp 40000-40100/udp 40000-40100/tcp');
    expect(last).toContain('server/main.ts');
  });
});

describe('docker/turnserver.conf', () => {
  it('relays to the SFU alone, for short-lived names', () => {
    const lines = read('docker/turnserver.conf')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines).toContain('use-auth-secret');
    expect(lines).toContain('denied-peer-ip=0.0.0.0-255.255.255.255');
    for (const line of lines) expect(line).toMatch(/^[a-z-]+(=\S+)?$/);
    expect(compose.services.relay?.command).toContain(`--allowed-peer-ip=\${PUBLIC_IP:?}`);
  });
});
