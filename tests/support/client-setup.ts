import { configure } from '@testing-library/react';
import { loadTexts } from '#client/i18n/i18n.ts';
import { PATIENCE_MS } from './patience.ts';

configure({ asyncUtilTimeout: PATIENCE_MS });

// A page has its texts there before it is shown; so has a component that is shown without its page.
await Promise.all((['pages', 'viewer', 'refusals'] as const).map(loadTexts));
