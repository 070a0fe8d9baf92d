import { configure } from '@testing-library/react';
import { loadTexts } from '#client/i18n/i18n.ts';

// What is waited for comes within a second on a machine that does nothing else; that is not what these tests are about.
configure({ asyncUtilTimeout: 10_000 });

// A page has its texts there before it is shown; so has a component that is shown without its page.
await Promise.all((['pages', 'viewer', 'refusals'] as const).map(loadTexts));
