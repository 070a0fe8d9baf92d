import { describe, expect, it } from 'vitest';
import { violationsOf } from '#server/setup/house-rules.ts';

const importing = (target: string) => `import { a } from '${target}';\n`;

describe('the rules of the house', () => {
  it.each([
    ['server/contract/ids.ts', '#server/domain/actor.ts'],
    ['server/contract/live/state.ts', '../../domain/actor.ts'],
    ['server/domain/actor.ts', '#server/services/password.ts'],
    ['server/services/a.ts', '#server/db/database.ts'],
    ['server/services/a.ts', '#server/http/app.ts'],
    ['server/http/app.ts', '../db/database.ts'],
    ['server/realtime/gateway.ts', '#media/mediasoup/mediasoup-engine.ts'],
    ['server/db/a.ts', '#server/http/app.ts'],
    ['client/src/main.tsx', '#server/domain/actor.ts'],
    ['client/src/main.tsx', '#media/media-engine.ts'],
    ['media/mediasoup/room.ts', '#server/settings.ts'],
    ['media/mediasoup/room.ts', '../../server/settings.ts'],
  ])('do not let %s import %s', (path, target) => {
    expect(violationsOf(path, importing(target))).toHaveLength(1);
  });

  it.each([
    ['server/domain/actor.ts', '#contract/ids.ts'],
    ['server/services/a.ts', './ports/clock.ts'],
    ['server/db/a.ts', '#server/services/ports/clock.ts'],
    ['server/realtime/gateway.ts', '#media/media-engine.ts'],
    ['server/main.ts', '#media/mediasoup/mediasoup-engine.ts'],
    ['client/src/main.tsx', '#contract/ids.ts'],
    ['client/src/main.tsx', 'react'],
    ['tests/unit/a.test.ts', '#server/db/database.ts'],
  ])('let %s import %s', (path, target) => {
    expect(violationsOf(path, importing(target))).toEqual([]);
  });

  it('see a late import', () => {
    expect(violationsOf('media/a.ts', "const a = await import('#server/main.ts');")).toHaveLength(
      1,
    );
  });

  it('keep files short', () => {
    expect(violationsOf('media/a.ts', 'a;\n'.repeat(300))).toEqual([]);
    expect(violationsOf('media/a.ts', 'a;\n'.repeat(301))).toHaveLength(1);
  });

  it('allow no any, but the word', () => {
    expect(violationsOf('media/a.ts', 'const a: any = 1;')).toHaveLength(1);
    expect(violationsOf('media/a.ts', 'const a = b as any;')).toHaveLength(1);
    expect(violationsOf('media/a.ts', 'const a: Map<string, any> = b;')).toHaveLength(1);
    expect(violationsOf('media/a.ts', "// any: of any kind\nconst anyone = 'is: any';")).toEqual(
      [],
    );
  });

  it('want a docstring for each export, one for a schema and its type', () => {
    expect(violationsOf('media/a.ts', 'export const a = 1;')).toHaveLength(1);
    expect(violationsOf('media/a.ts', '/** One. */\nexport const a = 1;')).toEqual([]);
    const pair = '/** An A. */\nexport const A = z.int();\nexport type A = z.infer<typeof A>;';
    expect(violationsOf('media/a.ts', pair)).toEqual([]);
    expect(violationsOf('tests/a.ts', 'export const a = 1;')).toEqual([]);
  });
});
