import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

export const root = join(import.meta.dirname, '../../..');
export const read = (path: string) => readFileSync(join(root, path), 'utf8');

const Service = z.strictObject({
  image: z.string(),
  build: z.strictObject({ context: z.string(), dockerfile: z.string() }).optional(),
  restart: z.literal('unless-stopped'),
  stop_grace_period: z.string().optional(),
  environment: z.record(z.string(), z.string()).optional(),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  networks: z.array(z.string()).optional(),
  network_mode: z.enum(['host', 'none']).optional(),
  ipc: z.enum(['shareable', 'service:keys']).optional(),
  entrypoint: z.array(z.string()).optional(),
  command: z.array(z.string()).optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  healthcheck: z
    .strictObject({
      test: z.array(z.string()),
      interval: z.string(),
      timeout: z.string(),
      retries: z.int(),
    })
    .optional(),
  profiles: z.array(z.string()).optional(),
  depends_on: z
    .record(
      z.string(),
      z.strictObject({ condition: z.enum(['service_healthy', 'service_started']) }),
    )
    .optional(),
});
const Compose = z.strictObject({
  name: z.string(),
  services: z.record(z.string(), Service),
  networks: z.record(z.string(), z.looseObject({})).default({}),
  volumes: z.record(z.string(), z.looseObject({})).default({}),
});
const Over = z.strictObject({
  services: z.record(z.string(), Service.partial()),
  networks: Compose.shape.networks,
});

/** A compose file of docker/, with what it says once for several services put in its places. */
export function composeFile(name: string) {
  return Compose.parse(said(name));
}

/** A compose file with another one over it, which says the whole of each list that it changes. */
export function composeFiles(name: string, over: string) {
  const { services, networks, ...rest } = composeFile(name);
  const changes = Over.parse(said(over));
  const changed = Object.entries(changes.services).map(([service, change]) => [
    service,
    { ...services[service], ...change },
  ]);
  return Compose.parse({
    ...rest,
    services: { ...services, ...Object.fromEntries(changed) },
    networks: { ...networks, ...changes.networks },
  });
}

function said(name: string): Record<string, unknown> {
  const whole: Record<string, unknown> = parse(read(`docker/${name}`), { merge: true });
  return Object.fromEntries(Object.entries(whole).filter(([key]) => !key.startsWith('x-')));
}

export const given: Record<string, string> = {
  DOMAIN: 'hop.example.vn',
  PUBLIC_IP: '203.0.113.10',
  RELAY_DOMAIN: 'relay.example.vn',
  POSTGRES_PASSWORD: 'abc',
  TURN_SECRET: '0123456789abcdef',
  REDIS_PASSWORD: 'def',
  MEDIA_NODE_SECRET: 'fedcba9876543210',
  REDIS_ADDRESS: '10.0.0.1',
  MEDIA_NODE_ADDRESS: '10.0.0.2',
};

/** Fills in variables as compose does: `${A}`, `${A:?why}`, `${A:-otherwise}`, `${A:+instead}`. */
export function filledIn(text: string, env = given): string {
  return text.replace(/\$\{(\w+)(?::([-?+])([^}]*))?\}/g, (_, name, how, word) => {
    if (how === '+') return env[name] ? word : '';
    return env[name] ?? (how === '-' ? word : '');
  });
}

/** The environment of a service as its program gets it. */
export function environmentOf(
  service: { environment?: Record<string, string> | undefined } | undefined,
  env = given,
): Record<string, string> {
  const named = Object.entries(service?.environment ?? {});
  return Object.fromEntries(named.map(([key, value]) => [key, filledIn(value, env)]));
}
