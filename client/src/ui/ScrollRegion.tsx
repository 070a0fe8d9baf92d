import type { ComponentPropsWithRef } from 'react';

/** What scrolls: a `role` and a label of its own, and within reach of the Tab key, so that arrow keys scroll it (WCAG 2.1.1). */
export function ScrollRegion(
  props: Omit<ComponentPropsWithRef<'div'>, 'tabIndex'> & { role: 'region' | 'log' | 'tabpanel' },
) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  return <div {...props} tabIndex={0} />;
}
