import { PgBoss } from 'pg-boss';
import { JOBS, type JobName, type Jobs, type JobTable } from '#server/services/ports/jobs.ts';

// How long jobs in hand may take to end at the close; the server ends within 10 s (DESIGN.md).
const CLOSE_TIMEOUT_MS = 5000;

/**
 * Starts the jobs on pg-boss, in the schema `pgboss` of the product's own database. Workers wake by NOTIFY and poll as a backstop.
 * `onError` gets what happens to its connections, so that a restart of PostgreSQL ends nothing, and what a job throws before it is tried again.
 */
export async function startPgBossJobs(options: {
  databaseUrl: string;
  onError: (error: unknown) => void;
}): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: options.databaseUrl,
    application_name: 'nghi-su-jobs',
    max: 3,
    useListenNotify: true,
  });
  boss.on('error', options.onError);
  await boss.start();
  for (const name of Object.keys(JOBS))
    await boss.createQueue(name, {
      notify: true,
      retryLimit: 3,
      retryDelay: 5,
      expireInSeconds: 900,
      deleteAfterSeconds: 24 * 60 * 60,
    });
  let closing: Promise<void> | undefined;
  return {
    async enqueue(name, data, afterSeconds = 0) {
      await boss.send(name, data, { startAfter: afterSeconds });
    },
    async work<N extends JobName>(
      name: N,
      handler: (data: JobTable[N]) => Promise<void>,
      { concurrency }: { concurrency: number },
    ) {
      let worker: string | undefined;
      worker = await boss.work<unknown>(
        name,
        {
          localConcurrency: concurrency,
          pollingIntervalSeconds: 1,
          notifyPollingIntervalSeconds: 10,
        },
        async (jobs) => {
          // Where one job was, the next may be: look again at once, without waiting for the interval.
          if (worker !== undefined) boss.notifyWorker(worker);
          for (const job of jobs)
            await handler(JOBS[name].parse(job.data)).catch((error: unknown) => {
              options.onError(error);
              throw error;
            });
        },
      );
    },
    close() {
      closing ??= boss.stop({ graceful: true, timeout: CLOSE_TIMEOUT_MS });
      return closing;
    },
  };
}
