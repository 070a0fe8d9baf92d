import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { z } from 'zod';
import { type PasswordWeakness, passwordWeakness } from '#contract/password-rule.ts';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/** The account that ADMIN_PASSWORD is for. */
const ADMIN_USERNAME = 'quantri';

const WEAKNESSES: Record<PasswordWeakness, string> = {
  'too-short': 'phải dài ít nhất 10 ký tự',
  'holds-username': `không được chứa ${ADMIN_USERNAME}`,
  'too-simple': 'phải có ít nhất 4 ký tự khác nhau',
  'same-password': 'phải là mật khẩu khác',
};

const adminPassword = z.string().check(({ value, issues }) => {
  const weakness = passwordWeakness(value, { current: '', username: ADMIN_USERNAME });
  if (weakness) issues.push({ code: 'custom', input: value, message: WEAKNESSES[weakness] });
});

const text = z.string().trim().min(1);
const yesOrNo = z
  .enum(['1', '0', 'true', 'false', 'yes', 'no'], 'phải là 1 hoặc 0')
  .transform((word) => ['1', 'true', 'yes'].includes(word));
const days = z.coerce
  .number('phải là một số')
  .int('phải là số nguyên')
  .min(1, 'phải từ 1 đến 36500')
  .max(36_500, 'phải từ 1 đến 36500');
const port = z.coerce
  .number('phải là một số')
  .int('phải là số nguyên')
  .min(0, 'phải từ 0 đến 65535')
  .max(65_535, 'phải từ 0 đến 65535');
const portRange = z
  .string()
  .regex(/^\d{1,5}-\d{1,5}$/, 'phải có dạng 40000-40100')
  .transform((range) => {
    const [min = 0, max = 0] = range.split('-').map(Number);
    return { min, max };
  })
  .refine(
    ({ min, max }) => min >= 1024 && max <= 65_535 && max - min >= 1,
    'phải nằm trong 1024-65535, số trước nhỏ hơn số sau',
  );

/** The environment variables that the product reads, as they are written. README.md explains each. */
const Environment = z.object({
  NODE_ENV: z.string().optional(),
  PORT: port.default(8080),
  HOST: text.default('127.0.0.1'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'phải là địa chỉ bắt đầu bằng http:// hoặc https://' })
    .optional(),
  TRUST_PROXY: yesOrNo.default(false),
  HTTPS: yesOrNo.default(false),
  DATA_DIR: text.default('./data'),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'phải có dạng postgresql://người-dùng:mật-khẩu@máy:cổng/tên',
    })
    .optional(),
  BALLOT_KEY_DIR: text.optional(),
  MEDIA_LISTEN_IP: z.union([z.ipv4(), z.ipv6()], 'phải là địa chỉ IP').optional(),
  MEDIA_ANNOUNCED_ADDRESS: text.optional(),
  MEDIA_PORT_RANGE: portRange.default({ min: 40_000, max: 40_100 }),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'phải có dạng redis://máy:cổng' }).optional(),
  MEDIA_NODES: z.enum(['redis'], 'phải là redis, hoặc để trống').optional(),
  MEDIA_NODE_SECRET: z.string().min(16, 'phải dài ít nhất 16 ký tự').optional(),
  MEDIA_PEERS_PER_NODE: z.coerce.number('phải là một số').int().min(1).optional(),
  TURN_URL: z
    .string()
    .transform((urls) => urls.split(',').map((url) => url.trim()))
    .pipe(
      z.array(z.string().regex(/^turns?:.+/, 'mỗi địa chỉ phải bắt đầu bằng turn: hoặc turns:')),
    )
    .optional(),
  TURN_SECRET: z.string().min(16, 'phải dài ít nhất 16 ký tự').optional(),
  DEMO: yesOrNo.optional(),
  DEMO_PASSWORD: z.string().min(10, 'phải dài ít nhất 10 ký tự').optional(),
  ADMIN_PASSWORD: adminPassword.optional(),
  UNIT_NAME: text.max(200, 'phải dài không quá 200 ký tự').default('Đơn vị gốc'),
  ALLOW_UNISOLATED_CONVERSION: yesOrNo.default(false),
  RECORDING_DAYS: days.default(365),
  GUEST_DAYS: days.default(30),
  RECORDING_SEGMENT_SECONDS: z.coerce
    .number('phải là một số')
    .int('phải là số nguyên')
    .min(10, 'phải từ 10 đến 3600')
    .max(3600, 'phải từ 10 đến 3600')
    .default(300),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'phải là fatal, error, warn, info, debug, trace hoặc silent',
    )
    .default('info'),
});

/** The names of all settings. */
export const SETTING_NAMES: readonly string[] = Object.keys(Environment.shape);

/** How media nodes are found and spoken with. */
export type MediaNodeSettings = {
  redisUrl: string;
  /** What servers and nodes know and nobody else. */
  secret: string;
  /** At most so many devices of a meeting on one node while there are others; null: as many as it carries. */
  peersPerNode: number | null;
};

/** How the product runs, parsed once at the start. */
export type Settings = {
  /** Port of the web server; 0 lets the machine choose a free one. */
  port: number;
  /** Address that the web server listens on. */
  host: string;
  /** Origin that browsers use, without a slash at the end; null: made from host and port. */
  publicUrl: string | null;
  /** True when a proxy in front tells the browser's address in X-Forwarded-For. */
  trustProxy: boolean;
  /** True when the server itself speaks HTTPS with a self-signed certificate. */
  https: boolean;
  /** Folder of everything that is kept, as an absolute path. */
  dataDir: string;
  /** Database to use; null: the embedded one below `dataDir`. */
  databaseUrl: string | null;
  /** Folder in memory (tmpfs) for the keys of open secret ballots, as an absolute path. */
  ballotKeyDir: string;
  media: {
    /** Address that sound and picture are received on. */
    listenIp: string;
    /** Address that browsers are told instead of `listenIp`. */
    announcedAddress: string | null;
    /** Ports for sound and picture, both ends included; each media worker takes one, for UDP and TCP. */
    ports: { min: number; max: number };
    /** Media nodes that carry sound and picture instead of this process; null: none. */
    nodes: MediaNodeSettings | null;
  };
  /** What several server processes share; null: this is the only one. */
  redisUrl: string | null;
  /** Relay for browsers that cannot reach the server directly. */
  turn: { urls: string[]; secret: string } | null;
  /** Demo district: null for none; `password` null: made at the first start. */
  demo: { password: string | null } | null;
  /** Administrator to make when the database holds no account at all, with the name of the root unit; null: none is made. */
  admin: { username: string; password: string; unitName: string } | null;
  /** For how many days after the end of a meeting is known who asked at its door. */
  guestDays: number;
  recording: {
    /** How long a recording is kept after the end of its meeting. */
    days: number;
    /** How long a recorded file becomes before the next one takes over. */
    takeSeconds: number;
  };
  /** True when DOCX, XLSX and PPTX are not to be opened by a program that could reach the network. */
  conversionNeedsIsolation: boolean;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
};

/** A setting that cannot be used; the message is one Vietnamese line that names it. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Reads the settings from environment variables; an empty variable counts as absent. Throws {@link SettingsError}. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw wrong(String(issue?.path[0] ?? ''), issue?.message ?? '', given);
  }
  const read = parsed.data;
  if ((read.TURN_URL === undefined) !== (read.TURN_SECRET === undefined)) {
    throw new SettingsError('Cài đặt TURN_URL và TURN_SECRET phải có cùng nhau.');
  }
  const isProduction = read.NODE_ENV === 'production';
  const wantsDemo = read.DEMO ?? !isProduction;
  if (isProduction && wantsDemo && read.DEMO_PASSWORD === undefined) {
    throw new SettingsError('Cài đặt DEMO_PASSWORD phải có khi DEMO=1 và NODE_ENV=production.');
  }
  return {
    port: read.PORT,
    host: read.HOST,
    publicUrl: read.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    trustProxy: read.TRUST_PROXY,
    https: read.HTTPS,
    dataDir: resolve(read.DATA_DIR),
    databaseUrl: read.DATABASE_URL ?? null,
    ballotKeyDir: resolve(read.BALLOT_KEY_DIR ?? ownFolderInMemory(resolve(read.DATA_DIR))),
    media: {
      listenIp: read.MEDIA_LISTEN_IP ?? (LOOPBACK.includes(read.HOST) ? '127.0.0.1' : '0.0.0.0'),
      announcedAddress: read.MEDIA_ANNOUNCED_ADDRESS ?? null,
      ports: read.MEDIA_PORT_RANGE,
      nodes: mediaNodes(read),
    },
    redisUrl: read.REDIS_URL ?? null,
    turn:
      read.TURN_URL && read.TURN_SECRET ? { urls: read.TURN_URL, secret: read.TURN_SECRET } : null,
    demo: wantsDemo ? { password: read.DEMO_PASSWORD ?? null } : null,
    admin:
      read.ADMIN_PASSWORD === undefined
        ? null
        : { username: ADMIN_USERNAME, password: read.ADMIN_PASSWORD, unitName: read.UNIT_NAME },
    guestDays: read.GUEST_DAYS,
    recording: { days: read.RECORDING_DAYS, takeSeconds: read.RECORDING_SEGMENT_SECONDS },
    conversionNeedsIsolation: isProduction && !read.ALLOW_UNISOLATED_CONVERSION,
    logLevel: read.LOG_LEVEL,
  };
}

function mediaNodes(read: z.infer<typeof Environment>): MediaNodeSettings | null {
  if (read.MEDIA_NODES === undefined) return null;
  if (read.REDIS_URL === undefined || read.MEDIA_NODE_SECRET === undefined) {
    throw new SettingsError('Cài đặt MEDIA_NODES cần có cả REDIS_URL và MEDIA_NODE_SECRET.');
  }
  return {
    redisUrl: read.REDIS_URL,
    secret: read.MEDIA_NODE_SECRET,
    peersPerNode: read.MEDIA_PEERS_PER_NODE ?? null,
  };
}

/** Secrets are named but never repeated. */
function wrong(
  name: string,
  why: string,
  given: Record<string, string | undefined>,
): SettingsError {
  const shown = /SECRET|PASSWORD|DATABASE_URL|REDIS_URL/.test(name)
    ? ''
    : ` (đang là "${given[name] ?? ''}")`;
  return new SettingsError(`Cài đặt ${name} không hợp lệ: ${why}${shown}.`);
}

/** A folder of this installation's own where Linux keeps files in memory. */
function ownFolderInMemory(dataDir: string): string {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  return `/dev/shm/nghi-su-${name}`;
}
