import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/baseline.css';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/mantine-tokens.css';
import './ui/base.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { queryClient, whenSignedOut } from './api/query-client.ts';
import { signInPath } from './api/session.ts';
import { showLanguage } from './i18n/i18n.ts';
import { pages } from './routes.tsx';
import { applyPreferences, preferences } from './ui/preferences.ts';
import { theme } from './ui/theme.ts';

applyPreferences();
if (preferences().language !== 'vi') await showLanguage(preferences().language);

const router = createBrowserRouter(pages);

whenSignedOut(() => {
  const { pathname, search } = router.state.location;
  if (pathname !== '/dang-nhap') void router.navigate(signInPath(pathname + search));
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
