import { cpus, totalmem } from 'node:os';
import { carry } from './parts/carry.ts';
import { delay } from './parts/delay.ts';
import { faults } from './parts/faults.ts';
import { floor } from './parts/floor.ts';
import { ink } from './parts/ink.ts';
import { join } from './parts/join.ts';
import { listeners } from './parts/listeners.ts';
import { nodes } from './parts/nodes.ts';
import { search } from './parts/search.ts';
import { sfu } from './parts/sfu.ts';
import { turn } from './parts/turn.ts';
import { vote } from './parts/vote.ts';
import { type Product, startProduct } from './product.ts';
import { measureReading } from './reading.ts';
import { measureWeakLines } from './weak-line/weak-lines.ts';

const asked = process.argv.slice(2);
const wanted = (name: string) => asked.length === 0 || asked.includes(name);

/** What is measured of one running product, by the words that ask for it. */
const onProduct: readonly [names: readonly string[], part: (product: Product) => Promise<void>][] =
  [
    [['join'], join],
    [['floor'], floor],
    [['delay'], delay],
    [['ink'], ink],
    [['search'], search],
    [['reading', 'packet', 'memory'], (product) => measureReading(product, wanted)],
    [['turn'], turn],
  ];

/** What is measured apart, or on a product that it starts itself. */
const apart: readonly [name: string, part: () => Promise<void>][] = [
  ['carry', carry],
  ['vote', vote],
  ['faults', faults],
  ['weak-line', () => measureWeakLines(1)],
  ['sfu', sfu],
  ['listeners', listeners],
  ['nodes', nodes],
];

console.log(
  `Machine: ${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${new Date().toISOString()}`,
);
const parts = onProduct.filter(([names]) => names.some(wanted));
if (parts.length > 0) {
  const product = await startProduct();
  try {
    console.log(`\nServer memory, idle: ${product.rssMegabytes().toFixed(0)} MB`);
    for (const [, part] of parts) await part(product);
  } finally {
    await product.close();
  }
}
for (const [name, part] of apart) if (wanted(name)) await part();
