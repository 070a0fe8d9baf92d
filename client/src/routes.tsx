import type { RouteObject } from 'react-router';

/** The addresses of the product. Each page is a chunk of its own. */
export const pages: RouteObject[] = [
  { path: '/dang-nhap', lazy: () => import('./features/account/SignInPage.tsx') },
  { path: '/hop/:meetingId', lazy: () => import('./features/meeting/MeetingPage.tsx') },
  { path: '/hop/:meetingId/man-hinh', lazy: () => import('./features/hall/HallScreenPage.tsx') },
  {
    lazy: () => import('./features/shell/Shell.tsx'),
    children: [
      { index: true, lazy: () => import('./features/home/HomePage.tsx') },
      { path: '/lich-hop', lazy: () => import('./features/meetings/MeetingsPage.tsx') },
      { path: '/chuan-bi/:meetingId', lazy: () => import('./features/prepare/PreparePage.tsx') },
      { path: '/cuoc-hop/:meetingId', lazy: () => import('./features/meetings/MeetingOverviewPage.tsx') },
      { path: '/tai-khoan', lazy: () => import('./features/account/AccountPage.tsx') },
      { path: '/huong-dan', lazy: () => import('./features/guide/GuidePage.tsx') },
      { path: '*', lazy: () => import('./features/shell/NotFoundPage.tsx') },
    ],
  },
];
