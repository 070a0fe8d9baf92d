import { expect } from 'vitest';
import { type Guesses, mostByChance, type Score, scoreOfGuesses, sumOf } from './linking.ts';

/** A table or a log as whoever holds it reads it: its lines in the order in which they lie, each with its fields. */
export type ReadTable = { name: string; lines: string[][] };

/** An order in which things are named somewhere, be they voters or slips. */
type Order = { where: string; things: string[] };

/**
 * Every way to pair voters with slips by an order of the one and an order of the other, by its name: as the lines lie, as a field
 * sorts them, or as one line lists them, forwards and backwards.
 */
function guessesByOrder(
  tables: readonly ReadTable[],
  { voters, slips }: { voters: readonly string[]; slips: readonly string[] },
): Map<string, Guesses> {
  const guesses = new Map<string, Guesses>();
  const ofSlips = ordersOf(tables, slips);
  for (const voterOrder of ordersOf(tables, voters))
    for (const slipOrder of ofSlips) {
      const name = `${voterOrder.where} with ${slipOrder.where}`;
      guesses.set(name, paired(voterOrder.things, slipOrder.things));
      guesses.set(`${name}, backwards`, paired(voterOrder.things, slipOrder.things.toReversed()));
    }
  return guesses;
}

/** The score of every attack over all rounds; each round is whom to link with what in truth. */
export function scoresByOrder(
  tables: readonly ReadTable[],
  truths: readonly Guesses[],
): Map<string, Score> {
  const scores = new Map<string, Score[]>();
  for (const truth of truths) {
    const things = { voters: [...truth.keys()], slips: [...truth.values()] };
    for (const [name, guesses] of guessesByOrder(tables, things))
      scores.set(name, [...(scores.get(name) ?? []), scoreOfGuesses(guesses, truth)]);
  }
  return new Map([...scores].map(([name, each]) => [name, sumOf(each)]));
}

/** Fails where an attack is better than chance, and where there is none to try; prints the best of them. */
export function expectNoLink(what: string, scores: ReadonlyMap<string, Score>): void {
  const [best] = [...scores].toSorted(([, a], [, b]) => b.right - b.chance - (a.right - a.chance));
  if (!best) throw new Error(`no attack on ${what}`);
  const [name, { right, chance, total }] = best;
  const counts = `${right} of ${total}, chance ${chance.toFixed(1)}`;
  console.log(`  ${what}: the best of ${scores.size} attacks is ${name}: ${counts}`);
  expect([...scores].filter(([, score]) => score.right > mostByChance(score.chance))).toEqual([]);
}

/** The lines that name one voter and one slip together; where there is one, nothing is secret. */
export function linesWithBoth(
  tables: readonly ReadTable[],
  { voters, slips }: { voters: readonly string[]; slips: readonly string[] },
): string[] {
  const isOne = (text: string, things: readonly string[]) => thingsIn(text, things).length === 1;
  return tables.flatMap(({ name, lines }) =>
    lines
      .map((fields) => fields.join('\t'))
      .filter((text) => isOne(text, slips) && isOne(text, voters))
      .map((text) => `${name}: ${text.slice(0, 200)}`),
  );
}

/** The orders that a table tells of at least half of the things. */
function ordersOf(tables: readonly ReadTable[], things: readonly string[]): Order[] {
  return tables.flatMap(({ name, lines }) => {
    const named = lines
      .map((fields) => ({ fields, found: thingsIn(fields.join('\t'), things) }))
      .filter(({ found }) => found.length > 0);
    const own = named.filter(({ found }) => found.length === 1);
    const said = ({ found: [thing = ''] }: { found: string[] }) => thing;
    const columns = own[0]?.fields.map((_, column) => column) ?? [];
    return [
      { where: name, things: own.map(said) },
      ...columns.map((column) => ({
        where: `${name} by field ${column}`,
        things: own.toSorted((a, b) => inOrder(a.fields[column], b.fields[column])).map(said),
      })),
      ...named
        .filter(({ found }) => found.length > 1)
        .map(({ found }, place) => ({ where: `list ${place} of ${name}`, things: found })),
    ]
      .map((order) => ({ ...order, things: [...new Set(order.things)] }))
      .filter((order) => order.things.length > 1 && order.things.length >= things.length / 2);
  });
}

/** The things that a text names, in the order of their first places. */
function thingsIn(text: string, things: readonly string[]): string[] {
  return things
    .map((thing) => ({ thing, at: text.indexOf(thing) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ thing }) => thing);
}

function inOrder(a = '', b = ''): number {
  const difference = Number(a) - Number(b);
  if (!Number.isNaN(difference)) return difference;
  return a < b ? -1 : Number(a > b);
}

function paired(voters: readonly string[], slips: readonly string[]): Guesses {
  return new Map(voters.flatMap((voter, n) => (slips[n] === undefined ? [] : [[voter, slips[n]]])));
}
