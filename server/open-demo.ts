import { demoNotice } from '../prisma/demo/demo-notice.ts';
import { demoPassword } from '../prisma/demo/demo-password.ts';
import { seedDemo } from '../prisma/demo/seed-demo.ts';
import type { Settings } from './settings.ts';

/** Loads the demo district where the settings ask for it; returns what is to be printed of it, null without a demo. */
export async function openDemo(
  settings: Settings,
  parts: Parameters<typeof seedDemo>[0],
): Promise<string | null> {
  const demo = settings.demo && demoPassword(settings.dataDir, settings.demo.password);
  if (demo === null) return null;
  await seedDemo(parts, demo, (what) => console.log(what));
  return demoNotice(demo);
}
