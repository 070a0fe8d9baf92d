import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { REFUSAL_REASONS } from '#contract/refusal-reasons.ts';

it('lists no reason that the server never gives', () => {
  const server = readdirSync('server', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.ts$/.test(path) && !/generated|contract.refusal-reasons/.test(path))
    .map((path) => readFileSync(`server/${path}`, 'utf8'))
    .join('\n');
  // Made of the kind of the missing thing: `unknown-${missing}`.
  const listed = REFUSAL_REASONS.filter((reason) => !/^unknown-(?!command|request)/.test(reason));
  expect(listed.filter((reason) => !server.includes(`'${reason}'`))).toEqual([]);
});
