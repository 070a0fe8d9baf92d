import type { Product } from './product.ts';

/** The id of the demo's running meeting. */
export async function runningMeeting({ pool }: Product): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    "select id from meeting where phase = 'running' limit 1",
  );
  if (!rows[0]) throw new Error('The demo has no running meeting.');
  return rows[0].id;
}
