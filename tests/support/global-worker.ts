import { workerPath } from '#media/worker/worker-path.ts';

/** Names the SFU worker for the media tests: the one that the set-up has got. */
export default function setup() {
  process.env.MEDIASOUP_WORKER_BIN = workerPath();
}
