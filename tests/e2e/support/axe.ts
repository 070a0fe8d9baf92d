import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** A fault by the rules of WCAG that a machine can judge, and where it stands. */
export type Violation = { id: string; help: string; where: string[] };

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const OF_COLOUR = 'color-contrast';

/** Which of the rules are looked at: a scheme changes nothing but colours, a size everything else. */
export type Rules = 'all' | 'colours' | 'all but colours';

/** A page that the browser draws no more in its window comes to rest all the same. */
const SETTLED_MS = 3_000;

/** Runs in the page: waits until nothing changes its colour any more, for `mostMs` at most. */
async function settled(mostMs: number): Promise<void> {
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
  const rests = async () => {
    // A colour on its way to another one is nobody's colour.
    const changes = document.getAnimations().filter((each) => each instanceof CSSTransition);
    await Promise.allSettled(changes.map(({ finished }) => finished));
    // Nor is one that was read in the middle of a change: two frames later all of the page has it.
    await frame();
    await frame();
  };
  await Promise.race([rests(), new Promise((late) => setTimeout(late, mostMs))]);
}

/** The faults of the page as it is shown now, by WCAG 2.2 A and AA. */
export async function violationsOf(page: Page, rules: Rules = 'all'): Promise<Violation[]> {
  await page.evaluate(settled, SETTLED_MS);
  // The page has no frames: axe may judge it in one go, without a second page that puts parts together, and without the nodes that
  // passed. That takes a third of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (rules === 'colours') axe.withRules(OF_COLOUR);
  else axe.withTags(TAGS);
  if (rules === 'all but colours') axe.disableRules(OF_COLOUR);
  const { violations } = await axe.analyze();
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map(
      ({ target, html, failureSummary }) =>
        `${target.join(' ')} ${html.slice(0, 160)} ${failureSummary ?? ''}`,
    ),
  }));
}

/** Expects that the page has no such fault. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await violationsOf(page)).toEqual([]);
}
