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
  networks: z.record(z.string(), z.looseObject({})),
  volumes: z.record(z.string(), z.looseObject({})),
});

/** A compose file of docker/, with what it says once for several services put in its places. */
export function composeFile(name: string) {
  const whole: Record<string, unknown> = parse(read(`docker/${name}`), { merge: true });
  const said = Object.entries(whole).filter(([key]) => !key.startsWith('x-'));
  return Compose.parse(Object.fromEntries(said));
}

export const given: Record<string, string> = {
  DOMAIN: 'hop.example.vn',
  PUBLIC_IP: '203.0.113.10',
  RELAY_DOMAIN: 'relay.example.vn',
  POSTGRES_PASSWORD: 'abc',
  TURN_SECRET: '0123456789abcdef',
  REDIS_PASSWORD: 'def',
  MEDIA_NODE_SECRET: 'fedcba9876543210',
};

/** Fills in variables as compose does: `${A}`, `${A:?why}`, `${A:-otherwise}`, `${A:+instead}`. */
export function filledIn(text: string, env = given): string {
  return text.replace(/\$\{(\w+)(?::([-?+])([^}]*))?\}/g, (_, name, how, word) => {
    if (how === '+') return env[name] ? word : '';
    return env[name] ?? (how === '-' ? word : '');
  });
}
