import { vi } from 'vitest';
import { PATIENCE_MS } from './patience.ts';

// `expect.poll` has a setting for this; `vi.waitFor` gives up after a second unless each call says otherwise.
const { waitFor } = vi;
vi.waitFor = (read, options) =>
  waitFor(read, typeof options === 'number' ? options : { timeout: PATIENCE_MS, ...options });
