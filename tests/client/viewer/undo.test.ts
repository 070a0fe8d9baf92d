import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyUndo, record, redo, undo } from '#client/features/viewer/ink/undo-stack.ts';

test('a new change forgets what had been undone', () => {
  const undone = undo(record(record(emptyUndo<string>(), 'a'), 'b'));
  expect(undone?.change).toBe('b');
  if (!undone) return;
  expect(redo(undone.stack)?.change).toBe('b');
  expect(redo(record(undone.stack, 'c'))).toBeNull();
});

test('nothing done, nothing to undo', () => {
  expect(undo(emptyUndo())).toBeNull();
  expect(redo(emptyUndo())).toBeNull();
});

test('as many redos as undos lead back to where one was', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { maxLength: 60 }), fc.nat(60), (changes, steps) => {
      let stack = changes.reduce(record<number>, emptyUndo<number>());
      const before = stack;
      let taken = 0;
      for (let i = 0; i < steps; i += 1) {
        const step = undo(stack);
        if (!step) break;
        stack = step.stack;
        taken += 1;
      }
      for (let i = 0; i < taken; i += 1) stack = redo(stack)?.stack ?? stack;
      expect(stack).toEqual(before);
    }),
  );
});
