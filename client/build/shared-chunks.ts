import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is asked of the build. */
type Modules = { getModuleInfo: (id: string) => ModuleLinks | null };
type ModuleLinks = { importedIds: readonly string[]; dynamicallyImportedIds: readonly string[] };

/** What many pages share: the design system, the way to the server, the first texts, and the libraries below them. */
const SHARED =
  /client\/src\/(ui|api|i18n)\/|node_modules\/(@tabler|@tanstack|i18next|react)|vite\/preload-helper/;
/** The icons, one in each file; another lists them all, of which what is used stands in who uses it. */
const ICON = /node_modules\/@tabler\/icons-react\/dist\/esm\/icons\/(Icon\w+)\.mjs$/;
const ALL_ICONS = /node_modules\/@tabler\/icons-react\/dist\/esm\/tabler-icons-react\.mjs$/;
/** Texts that come later have files of their own by the way in which they are asked for. */
const TEXTS = /client\/src\/i18n\//;

const module = (path: string) => join(import.meta.dirname, '../src', path);
const MAIN = module('main.tsx');
const ROUTES = module('routes.tsx');
const MEETING = module('features/meeting/MeetingPage.tsx');
const ROOMS = [
  module('features/hall/HallScreenPage.tsx'),
  module('features/device/DevicePage.tsx'),
];
const VIEWER = module('features/viewer/LoadedViewer.tsx');

/** The files in the order in which they take their modules, each with what these stand on. */
const FILES = ['pdfjs', 'libraries', 'base', 'stage', 'meeting', 'more', 'viewer'] as const;
type File = (typeof FILES)[number];

/**
 * On a thin line sixty small files are sixty waits: what is to be there at once, for every page and for a meeting from its lobby to its
 * room, comes in few. `libraries` seldom changes; `base` is for every page, `stage` for meetings and the screens of rooms,
 * `meeting` for meetings alone; `more` has what pages share and no meeting needs at once, `viewer` what stands around an open document,
 * on `pdfjs`. All else follows the pages.
 */
export function sharedChunks() {
  let fileOf: ((id: string) => File | null) | null = null;
  return FILES.map((file, index) => ({
    priority: FILES.length - index,
    name: (id: string, modules: Modules): string | null => {
      fileOf ??= filesOf(modules);
      return fileOf(id) === file ? file : null;
    },
  }));
}

function filesOf(modules: Modules): (id: string) => File | null {
  const pages = modules.getModuleInfo(ROUTES)?.dynamicallyImportedIds ?? [];
  const others = pages.filter((page) => page !== MEETING && !ROOMS.includes(page));
  const atOnce = reachedFrom([MAIN, MEETING], modules);
  const inViewer = reachedFrom([VIEWER], modules);
  const byOthers = reachedFrom([MAIN, ...others], modules);
  const inRooms = reachedFrom(ROOMS, modules);
  return (id) => {
    // Where a page begins stays a file of its own: it names the others, and changes with each of them.
    if ([MAIN, ROUTES, MEETING, VIEWER].includes(id)) return null;
    if (/node_modules\/pdfjs-dist\//.test(id)) return 'pdfjs';
    const name = ICON.exec(id)?.[1] ?? id;
    const isShared = SHARED.test(id);
    const isAtOnce = atOnce.has(name) || (isShared && inViewer.has(name));
    if (isAtOnce && (isShared || byOthers.has(id) || inViewer.has(id)))
      return /node_modules/.test(id) ? 'libraries' : 'base';
    if (isAtOnce) return inRooms.has(id) ? 'stage' : 'meeting';
    if (isShared) return TEXTS.test(id) ? null : 'more';
    return inViewer.has(id) && !byOthers.has(id) ? 'viewer' : null;
  };
}

/** The ids of all modules that come with these, and the names of the icons in them. */
function reachedFrom(roots: readonly string[], modules: Modules): Set<string> {
  const reached = new Set<string>();
  const left = [...roots];
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    if (/client\/src\/.*\.tsx?$/.test(id))
      for (const [icon] of readFileSync(id, 'utf8').matchAll(/\bIcon[A-Z]\w*/g)) reached.add(icon);
    const imported = modules.getModuleInfo(id)?.importedIds ?? [];
    // The list names them all; of the icons' other files each is needed.
    left.push(...(ALL_ICONS.test(id) ? imported.filter((each) => !ICON.test(each)) : imported));
  }
  return reached;
}
