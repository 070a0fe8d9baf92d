import { Outlet, type RouteObject } from 'react-router';
import { requireNoGuest, requireSession } from './api/session.ts';
import { keepCodeWhileSigningIn } from './features/check-in/keep-code.ts';
import { loadTexts } from './i18n/i18n.ts';
import { LoadingState } from './ui/LoadingState.tsx';
import { RouteError } from './ui/RouteError.tsx';

/** The addresses of the product. Each page is a chunk of its own; all but the sign-in page are for signed-in accounts. */
export const pages: RouteObject[] = [
  {
    Component: Outlet,
    HydrateFallback: LoadingState,
    ErrorBoundary: RouteError,
    children: [
      { path: '/thiet-bi', lazy: () => import('./features/device/DevicePage.tsx') },
      { path: '/dang-nhap', lazy: withTexts(() => import('./features/account/SignInPage.tsx')) },
      {
        path: '/diem-danh/:meetingId',
        loader: keepCodeWhileSigningIn,
        shouldRevalidate: () => false,
        lazy: () => import('./features/check-in/CheckInPage.tsx'),
      },
      { path: '/vao-hop', lazy: () => import('./features/waiting-room/JoinPage.tsx') },
      {
        loader: requireSession,
        shouldRevalidate: () => false,
        children: [
          { path: '/hop/:meetingId', lazy: () => import('./features/meeting/MeetingPage.tsx') },
          {
            path: '/hop/:meetingId/man-hinh',
            lazy: () => import('./features/hall/HallScreenPage.tsx'),
          },
          {
            path: '/tai-lieu/:versionId',
            lazy: withTexts(() => import('./features/viewer/DocumentPage.tsx')),
          },
          {
            loader: requireNoGuest,
            lazy: withTexts(() => import('./features/shell/Shell.tsx')),
            children: [
              {
                ErrorBoundary: RouteError,
                children: [
                  { index: true, lazy: () => import('./features/home/HomePage.tsx') },
                  { path: '/lich-hop', lazy: () => import('./features/meetings/MeetingsPage.tsx') },
                  {
                    path: '/kiem-tra-thiet-bi',
                    lazy: () => import('./features/device-check/DeviceCheckPage.tsx'),
                  },
                  { path: '/tim-kiem', lazy: () => import('./features/search/SearchPage.tsx') },
                  {
                    path: '/cuoc-hop/moi',
                    lazy: () => import('./features/prepare/CreateMeetingPage.tsx'),
                  },
                  {
                    path: '/cuoc-hop/:meetingId',
                    lazy: () => import('./features/meetings/MeetingOverviewPage.tsx'),
                  },
                  {
                    path: '/cuoc-hop/:meetingId/xem-lai',
                    lazy: () => import('./features/recording/PlaybackPage.tsx'),
                  },
                  {
                    path: '/cuoc-hop/:meetingId/gop-y',
                    lazy: () => import('./features/comments/GatheredCommentsPage.tsx'),
                  },
                  {
                    path: '/cuoc-hop/:meetingId/thiet-bi',
                    lazy: () => import('./features/equipment/EquipmentPage.tsx'),
                  },
                  {
                    path: '/chuan-bi/:meetingId',
                    lazy: () => import('./features/prepare/PreparePage.tsx'),
                  },
                  {
                    path: '/kho-tai-lieu',
                    lazy: () => import('./features/library/LibraryPage.tsx'),
                  },
                  {
                    path: '/chuan-bi-tai-lieu',
                    lazy: () => import('./features/papers/PapersPage.tsx'),
                  },
                  { path: '/cu-nguoi', lazy: () => import('./features/unit-places/SendPage.tsx') },
                  { path: '/quy-che', lazy: () => import('./features/rules/RulesPage.tsx') },
                  {
                    path: '/thiet-bi-phong-hop',
                    lazy: () => import('./features/site-devices/SiteDevicesPage.tsx'),
                  },
                  { path: '/tai-khoan', lazy: () => import('./features/account/AccountPage.tsx') },
                  { path: '/huong-dan', lazy: () => import('./features/guide/GuidePage.tsx') },
                  { path: '*', lazy: () => import('./features/shell/NotFoundPage.tsx') },
                ],
              },
            ],
          },
        ],
      },
    ],
  },
];

/** A page outside of meetings, or the frame of such pages: it is shown when its texts are there. */
function withTexts<Page>(load: () => Promise<Page>): () => Promise<Page> {
  return async () => {
    const texts = (['pages', 'viewer', 'refusals'] as const).map(loadTexts);
    const [page] = await Promise.all([load(), ...texts]);
    return page;
  };
}
