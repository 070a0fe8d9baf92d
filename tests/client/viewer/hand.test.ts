import { expect, test } from 'vitest';
import { firstStyles } from '#client/features/viewer/ink/ink-tools.ts';
import { EMPTY_HAND, nextHand } from '#client/features/viewer/ink/use-hand.ts';

const pen = nextHand(EMPTY_HAND, { kind: 'take', tool: 'pen' });

test('a tool that draws opens its colours; taking it again closes them and keeps the tool', () => {
  expect(pen).toMatchObject({ tool: 'pen', picking: true });
  expect(nextHand(pen, { kind: 'take', tool: 'pen' })).toMatchObject({
    tool: 'pen',
    picking: false,
  });
  expect(nextHand(pen, { kind: 'take', tool: 'eraser' })).toMatchObject({ picking: false });
});

test('a style is kept for its own tool alone', () => {
  const style = { ...firstStyles.pen, widthPt: 9 };
  const { styles } = nextHand(pen, { kind: 'restyle', styles: { pen: style } });
  expect(styles).toEqual({ ...firstStyles, pen: style });
});

test('showing or hiding the tools puts down what was in hand', () => {
  const opened = nextHand(EMPTY_HAND, { kind: 'toggleTools' });
  expect(opened.toolsOpen).toBe(true);
  const hidden = nextHand(nextHand(opened, { kind: 'take', tool: 'pen' }), { kind: 'toggleTools' });
  expect(hidden).toMatchObject({ toolsOpen: false, tool: 'select' });
});
