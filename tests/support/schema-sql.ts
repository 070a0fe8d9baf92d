import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import { z } from 'zod';

/** What the engine's glue needs beside its published types: where the instance is put, and where a panic is told. */
const Glue = z.object({
  __wbg_set_wasm: z.function({ input: [z.unknown()], output: z.unknown() }),
});
const Exports = z.object({ __wbindgen_start: z.function({ input: [], output: z.unknown() }) });

/**
 * The SQL that makes an empty database into the one of `prisma/schema.prisma`. Runs Prisma's schema engine as WebAssembly:
 * its native program would be downloaded. `url` names any database; nothing is changed there.
 */
export async function schemaSql(url: string, schemaFile: string): Promise<string> {
  const content = readFileSync(schemaFile, 'utf8');
  const require = createRequire(import.meta.url);
  const wasm = require
    .resolve('@prisma/schema-engine-wasm')
    .replace(/schema_engine\.js$/, 'schema_engine_bg.wasm');
  const imports = Object.fromEntries(
    Object.entries(glue).filter(([, value]) => typeof value === 'function'),
  );
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), {
    './schema_engine_bg.js': imports as WebAssembly.ModuleImports,
  });
  Reflect.set(globalThis, 'PRISMA_WASM_PANIC_REGISTRY', {
    set_message(message: string) {
      throw new Error(message);
    },
  });
  Glue.parse({ ...glue }).__wbg_set_wasm(instance.exports);
  Exports.parse({ ...instance.exports }).__wbindgen_start();
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url }));
  const engine = await glue.SchemaEngine.new(
    { datamodels: [['schema.prisma', content]] },
    () => undefined,
    factory,
  );
  const { stdout } = await engine.diff({
    from: { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return stdout ?? '';
}
