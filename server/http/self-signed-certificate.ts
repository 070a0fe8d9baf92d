import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

const YEAR_MS = 365 * 24 * 3_600_000;

/**
 * The certificate for trying the product from a phone in the same network: browsers give cameras over HTTPS alone. Made once
 * and kept below `dataDir`, so that the exception a browser was told stays good; made anew when it is nearly over.
 */
export async function selfSignedCertificate(parts: {
  dataDir: string;
  publicUrl: string | null;
}): Promise<{ key: string; cert: string }> {
  const folder = join(parts.dataDir, 'certificate');
  const file = join(folder, 'self-signed.json');
  if (existsSync(file)) {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as {
      key: string;
      cert: string;
      until: number;
    };
    if (kept.until - Date.now() > YEAR_MS / 12) return kept;
  }
  const names = new Set(['localhost', hostname()]);
  if (parts.publicUrl) names.add(new URL(parts.publicUrl).hostname);
  const addresses = Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .map((entry) => entry.address.replace(/%.*$/, ''));
  const until = Date.now() + YEAR_MS;
  const made = await generate([{ name: 'commonName', value: 'Nghị Sự' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notAfterDate: new Date(until),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...[...names].map((value) => ({ type: 2 as const, value })),
          ...[...new Set(['127.0.0.1', ...addresses])].map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  });
  const certificate = { key: made.private, cert: made.cert };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(file, JSON.stringify({ ...certificate, until }), { mode: 0o600 });
  return certificate;
}
