import { rmSync } from 'node:fs';

/** Removes what the server under test has kept; it has ended by then. */
export default function removeData() {
  const folder = process.env.NGHI_SU_E2E_DATA;
  if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
