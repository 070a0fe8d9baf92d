import { randomBytes } from 'node:crypto';
import { availableParallelism, hostname } from 'node:os';
import { z } from 'zod';
import { machineAddresses } from '#media/mediasoup/listen-addresses.ts';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
/** What one worker carries of consumers by default, as a rule far below what it can. */
const CONSUMERS_PER_WORKER = 500;

const Environment = z.object({
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'phải có dạng redis://máy:cổng' }),
  MEDIA_NODE_SECRET: z.string().min(16, 'phải dài ít nhất 16 ký tự'),
  MEDIA_NODE_HOST: z.string().default('127.0.0.1'),
  MEDIA_NODE_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  MEDIA_NODE_ADDRESS: z.union([z.ipv4(), z.ipv6()], 'phải là địa chỉ IP').optional(),
  MEDIA_NODE_CAPACITY: z.coerce.number().int().min(1).optional(),
  MEDIA_NODE_DRAIN_SECONDS: z.coerce.number().min(0).max(3600).default(60),
  MEDIA_LISTEN_IP: z.union([z.ipv4(), z.ipv6()], 'phải là địa chỉ IP').optional(),
  MEDIA_ANNOUNCED_ADDRESS: z.string().optional(),
  MEDIA_PORT_RANGE: z
    .string()
    .regex(/^\d{1,5}-\d{1,5}$/, 'phải có dạng 40000-40100')
    .default('40000-40100'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** The names of all settings of a media node. */
export const NODE_SETTING_NAMES: readonly string[] = Object.keys(Environment.shape);

/** How a media node runs. */
export type NodeSettings = {
  /** Another one at each start: a node that comes back is another node. */
  nodeId: string;
  redisUrl: string;
  secret: string;
  /** Where control lines are taken; port 0: any free one. */
  control: { host: string; port: number };
  /** The address by which servers and other nodes reach this one, for control lines and pipes. */
  address: string;
  /** How many consumers the node carries at most; it takes no more peers near that while there are others. */
  capacity: number;
  /** How long a draining node waits for its rooms to move, in milliseconds. */
  drainMs: number;
  workers: number;
  media: {
    listenIp: string;
    announcedAddress: string | null;
    ports: { min: number; max: number };
  };
  logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
};

/** Reads a node's settings from environment variables. Throws an `Error` whose message is one Vietnamese line. */
export function readNodeSettings(env: Record<string, string | undefined>): NodeSettings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = String(issue?.path[0] ?? '');
    const why = given[name] === undefined ? 'phải có' : (issue?.message ?? '');
    throw new Error(`Cài đặt ${name} không hợp lệ: ${why}.`);
  }
  const read = parsed.data;
  const isLoopback = LOOPBACK.includes(read.MEDIA_NODE_HOST);
  const workers = Math.max(1, availableParallelism());
  const [min = 0, max = 0] = read.MEDIA_PORT_RANGE.split('-').map(Number);
  return {
    nodeId: `${hostname()}-${randomBytes(4).toString('hex')}`,
    redisUrl: read.REDIS_URL,
    secret: read.MEDIA_NODE_SECRET,
    control: { host: read.MEDIA_NODE_HOST, port: read.MEDIA_NODE_PORT },
    address: read.MEDIA_NODE_ADDRESS ?? reachedBy(read.MEDIA_NODE_HOST),
    capacity: read.MEDIA_NODE_CAPACITY ?? workers * CONSUMERS_PER_WORKER,
    drainMs: read.MEDIA_NODE_DRAIN_SECONDS * 1_000,
    workers,
    media: {
      listenIp: read.MEDIA_LISTEN_IP ?? (isLoopback ? '127.0.0.1' : '0.0.0.0'),
      announcedAddress: read.MEDIA_ANNOUNCED_ADDRESS ?? null,
      ports: { min, max },
    },
    logLevel: read.LOG_LEVEL,
  };
}

/** The address of all networks is none to be reached by: then the machine's first outer one. */
function reachedBy(host: string): string {
  if (LOOPBACK.includes(host)) return '127.0.0.1';
  return host === '0.0.0.0' ? (machineAddresses()[0]?.ip ?? '127.0.0.1') : host;
}
