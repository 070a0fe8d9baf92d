import pino, { type Logger } from 'pino';

/**
 * The log: one JSON object per line on standard error, so that standard output stays for people. What could let somebody in or
 * tell a choice is struck out wherever it stands.
 */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          'password',
          '*.password',
          'cookie',
          'authorization',
          '*.headers.cookie',
          '*.headers.authorization',
          '*.headers["set-cookie"]',
          'choice',
          '*.choice',
        ],
        censor: '[redacted]',
      },
    },
    pino.destination({ dest: 2, sync: false }),
  );
}
