import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Names the SFU worker for the media tests, unless the caller has named one. */
export default function setup() {
  const byHand = join(homedir(), '.cache/nghi-su/dev/mediasoup-worker');
  if (!process.env.MEDIASOUP_WORKER_BIN && existsSync(byHand)) {
    process.env.MEDIASOUP_WORKER_BIN = byHand;
  }
}
