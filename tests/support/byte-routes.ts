import type { RouteShape } from '#contract/http/route.ts';

/** The routes that carry bytes, which stand outside of the table, with the action that each asks for. */
export const BYTE_ROUTES: [name: string, route: Pick<RouteShape, 'method' | 'path' | 'action'>][] =
  [
    [
      'documents.upload',
      {
        method: 'POST',
        path: '/api/agenda-items/:itemId/documents?fileName=x.pdf',
        action: 'document.upload',
      },
    ],
    [
      'documents.replace',
      {
        method: 'POST',
        path: '/api/documents/:documentId/versions?fileName=x.pdf',
        action: 'document.upload',
      },
    ],
    [
      'library.upload',
      {
        method: 'POST',
        path: '/api/library/folders/:folderId/documents?fileName=x.pdf',
        action: 'library.edit',
      },
    ],
    [
      'uploads.beginInFolder',
      {
        method: 'POST',
        path: '/api/library/folders/:folderId/uploads',
        action: 'library.edit',
      },
    ],
    [
      'uploads.begin',
      {
        method: 'POST',
        path: '/api/agenda-items/:itemId/uploads',
        action: 'document.upload',
      },
    ],
    [
      'uploads.beginReplacing',
      {
        method: 'POST',
        path: '/api/documents/:documentId/uploads',
        action: 'document.upload',
      },
    ],
    [
      'uploads.beginForPaper',
      {
        method: 'POST',
        path: '/api/paper-requests/:requestId/uploads',
        action: 'paper.prepare',
      },
    ],
    [
      'papers.upload',
      {
        method: 'POST',
        path: '/api/paper-requests/:requestId/documents?fileName=x.pdf',
        action: 'paper.prepare',
      },
    ],
    [
      'documents.pdf',
      { method: 'GET', path: '/api/versions/:versionId/pdf', action: 'document.read' },
    ],
    [
      'documents.original',
      { method: 'GET', path: '/api/versions/:versionId/original', action: 'document.read' },
    ],
    [
      'comments.export as DOCX',
      { method: 'GET', path: '/api/meetings/:meetingId/comments/docx', action: 'comment.export' },
    ],
    [
      'comments.export as XLSX',
      { method: 'GET', path: '/api/meetings/:meetingId/comments/xlsx', action: 'comment.export' },
    ],
    [
      'attendance.export',
      {
        method: 'GET',
        path: '/api/meetings/:meetingId/attendance/xlsx',
        action: 'attendance.export',
      },
    ],
    [
      'seating.export',
      {
        method: 'GET',
        path: '/api/meetings/:meetingId/seating/:siteId/pdf',
        action: 'seating.export',
      },
    ],
    [
      'proceedings.export',
      {
        method: 'GET',
        path: '/api/meetings/:meetingId/proceedings/docx',
        action: 'proceedings.write',
      },
    ],
    [
      'recordings.video',
      {
        method: 'GET',
        path: '/api/meetings/:meetingId/recording/video',
        action: 'recording.watch',
      },
    ],
    [
      'recordings.still',
      {
        method: 'GET',
        path: '/api/meetings/:meetingId/recording/still',
        action: 'recording.watch',
      },
    ],
    [
      'recordings.captions',
      {
        method: 'GET',
        path: '/api/meetings/:meetingId/recording/captions',
        action: 'recording.watch',
      },
    ],
    [
      'versions.page',
      { method: 'GET', path: '/api/versions/:versionId/pages/1', action: 'document.read' },
    ],
    [
      'versions.image',
      {
        method: 'GET',
        path: '/api/versions/:versionId/pages/1/image?width=800',
        action: 'document.read',
      },
    ],
    [
      'versions.keeping',
      { method: 'GET', path: '/api/versions/:versionId/keeping', action: 'document.read' },
    ],
    [
      'packets.open',
      { method: 'GET', path: '/api/meetings/:meetingId/packet', action: 'document.read' },
    ],
  ];
