import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { attendance } from './api/attendance.ts';
import { keepAnswersIn } from './api/kept-answers.ts';
import { line } from './api/line.ts';
import { queryClient, whenSignedOut } from './api/query-client.ts';
import { doorPath, whenAccountKnown, whenSigningOut } from './api/session.ts';
import { notesKey } from './features/notes-key/notes-key.ts';
import { unsentNotes } from './features/viewer/notes/own-annotations.ts';
import { showLanguage } from './i18n/i18n.ts';
import { offline } from './offline/offline.ts';
import { registerWorker } from './offline/register-worker.ts';
import { pages } from './routes.tsx';
import { applyPreferences, preferences } from './ui/preferences.ts';

applyPreferences();
if (preferences().language !== 'vi') await showLanguage(preferences().language);

attendance.watch(window);

// Before the first page is asked for: its questions may be answered by this device.
offline.start();
keepAnswersIn(offline.answers);
whenAccountKnown(({ userId, kind }) => {
  offline.begin(userId, kind);
  if (kind === 'person') unsentNotes.begin(userId);
});
line.onBack(() => void unsentNotes.send());
if (import.meta.env.PROD) registerWorker();

const router = createBrowserRouter(pages);

whenSignedOut(() => {
  unsentNotes.leave();
  void offline.lock();
  const { pathname, search } = router.state.location;
  // A room's machine gets another session by itself.
  if (pathname === '/thiet-bi') return;
  if (pathname !== '/dang-nhap' && pathname !== '/vao-hop')
    void router.navigate(doorPath(pathname + search));
});

whenSigningOut({
  sendUnsent: () => unsentNotes.send(),
  countUnsent: () => unsentNotes.count(),
  async forget() {
    unsentNotes.leave();
    await Promise.all([notesKey.wipe(), offline.wipe()]);
  },
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
