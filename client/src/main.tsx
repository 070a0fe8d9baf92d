import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { queryClient, whenSignedOut } from './api/query-client.ts';
import { signInPath, whenSigningOut } from './api/session.ts';
import { notesKey } from './features/notes-key/notes-key.ts';
import { showLanguage } from './i18n/i18n.ts';
import { pages } from './routes.tsx';
import { applyPreferences, preferences } from './ui/preferences.ts';

applyPreferences();
if (preferences().language !== 'vi') await showLanguage(preferences().language);

const router = createBrowserRouter(pages);

whenSignedOut(() => {
  const { pathname, search } = router.state.location;
  if (pathname !== '/dang-nhap') void router.navigate(signInPath(pathname + search));
});

whenSigningOut(() => notesKey.wipe());

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
