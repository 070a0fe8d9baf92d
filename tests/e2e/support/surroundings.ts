import { createServer } from 'node:net';

/** The password of all demo accounts in the browser tests. */
export const PASSWORD = 'mat-khau-kiem-thu';

/** A TCP port that nothing listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
