import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/**
 * Writes what failed, by file, test and message, into a file, and leaves none when nothing did: the browser tests print
 * thousands of lines after these, so that `npm test` says it again as its last words.
 */
export class FailuresFile implements Reporter {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  async onTestRunEnd(
    modules: readonly TestModule[],
    unhandled: readonly SerializedError[],
  ): Promise<void> {
    const failures = [
      ...modules.flatMap(failuresOf),
      ...unhandled.map((error) => `outside of any test\n  ${error.stack ?? error.message}`),
    ];
    await rm(this.#path, { force: true });
    if (failures.length === 0) return;
    await mkdir(dirname(this.#path), { recursive: true });
    await writeFile(this.#path, `${failures.join('\n')}\n`);
  }
}

function failuresOf(module: TestModule): string[] {
  const tests = [...module.children.allTests('failed')].map(
    (test) => `${module.relativeModuleId} › ${test.fullName}\n${saying(test.result().errors)}`,
  );
  const suites = [...module.children.allSuites()].filter((suite) => suite.errors().length > 0);
  return [
    ...(module.errors().length > 0
      ? [`${module.relativeModuleId}\n${saying(module.errors())}`]
      : []),
    ...suites.map(
      (suite) => `${module.relativeModuleId} › ${suite.fullName}\n${saying(suite.errors())}`,
    ),
    ...tests,
  ];
}

function saying(errors: readonly { message: string }[] | undefined): string {
  return (errors ?? []).map(({ message }) => `  ${message}`).join('\n');
}
