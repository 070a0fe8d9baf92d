import { createHash } from 'node:crypto';
import {
  CipherContext,
  DtlsClient,
  HashAlgorithm,
  NamedCurveAlgorithm,
  SignatureAlgorithm,
} from 'werift';
import { SRTP_PROFILES, type SrtpMaster, saltBytes } from './srtp.ts';

/** A certificate that this process shows to every SFU, as a browser does; `fingerprint` is its SHA-256. */
export type OwnCertificate = {
  certPem: string;
  keyPem: string;
  fingerprint: string;
};

/** A line that carries datagrams, of which those of DTLS are handed to `onData`. */
export type DatagramLine = {
  send(datagram: Buffer): void;
  /** Called with each datagram of DTLS. */
  onData(listener: (datagram: Buffer) => void): void;
};

/** The keys of both directions. */
export type SrtpMasters = { local: SrtpMaster; remote: SrtpMaster };

const KEY_BYTES = 16;
const HANDSHAKE_MS = 20_000;
let own: Promise<OwnCertificate> | null = null;

/** The certificate of this process, made at the first call. */
export function ownCertificate(): Promise<OwnCertificate> {
  own ??= CipherContext.createSelfSignedCertificateWithKey(
    { signature: SignatureAlgorithm.ecdsa_3, hash: HashAlgorithm.sha256_4 },
    NamedCurveAlgorithm.secp256r1_23,
  ).then(({ certPem, keyPem }) => {
    const der = Buffer.from(certPem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
    return { certPem, keyPem, fingerprint: sha256(der) };
  });
  return own;
}

/**
 * Shakes hands as the client and derives the keys for SRTP (RFC 5764). Throws when the other side is not the one with the
 * `fingerprint` (SHA-256) or does not answer in time.
 */
export async function shakeHands(
  line: DatagramLine,
  fingerprint: string,
  profiles: readonly (1 | 7)[] = [SRTP_PROFILES.aes128Gcm, SRTP_PROFILES.aes128CmSha1_80],
): Promise<SrtpMasters> {
  const { certPem, keyPem } = await ownCertificate();
  const transport = {
    type: 'udp',
    closed: false,
    address: { address: '127.0.0.1', family: 'IPv4', port: 0 },
    onData: (_datagram: Buffer): void => {},
    send: async (datagram: Buffer) => line.send(datagram),
    close: async () => {},
  };
  const dtls = new DtlsClient({
    transport,
    cert: certPem,
    key: keyPem,
    signatureHash: { signature: SignatureAlgorithm.ecdsa_3, hash: HashAlgorithm.sha256_4 },
    srtpProfiles: [...profiles],
    extendedMasterSecret: true,
  });
  line.onData((datagram) => transport.onData(datagram));
  await new Promise<void>((done, failed) => {
    const late = setTimeout(
      () => failed(new Error('DTLS was not answered in time.')),
      HANDSHAKE_MS,
    );
    const end = (settle: () => void) => {
      clearTimeout(late);
      settle();
    };
    dtls.onConnect.once(() => end(done));
    dtls.onError.once((error) => end(() => failed(error)));
    // Settles long after the handshake: its last flight waits for a retransmission that is not needed.
    dtls.connect().catch((error: unknown) => end(() => failed(error)));
  });
  const certificate = dtls.remoteCertificate;
  if (!certificate || sha256(certificate) !== fingerprint.toUpperCase())
    throw new Error('DTLS was answered by somebody else.');
  const profile = dtls.srtp.srtpProfile;
  if (profile === undefined) throw new Error('No SRTP profile was agreed on.');
  const keys = dtls.extractSessionKeys(KEY_BYTES, saltBytes(profile));
  return {
    local: { profile, key: keys.localKey, salt: keys.localSalt },
    remote: { profile, key: keys.remoteKey, salt: keys.remoteSalt },
  };
}

function sha256(der: Buffer): string {
  const hex = createHash('sha256').update(der).digest('hex').toUpperCase();
  return hex.match(/../g)?.join(':') ?? '';
}
