import { createWorker } from 'mediasoup';

/** Null when the program runs on this machine as a worker of this version, else why not. */
export async function problemOfWorker(workerBin: string): Promise<string | null> {
  try {
    const worker = await createWorker({ workerBin, logLevel: 'none' });
    try {
      await worker.createRouter({
        mediaCodecs: [{ kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 }],
      });
      return null;
    } finally {
      worker.close();
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
