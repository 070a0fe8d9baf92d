import type { commentRoutes } from '#contract/http/comments.ts';
import type { CommentService } from '#server/services/comment-service.ts';
import type { GatheredCommentsService } from '#server/services/gathered-comments-service.ts';
import type { HandlersOf } from '../handlers.ts';

type CommentRoutes = typeof commentRoutes;

/** Handlers of shared comments; the files to take along come from `comment-export.ts`. */
export function commentHandlers(services: {
  comments: CommentService;
  gathered: GatheredCommentsService;
}): HandlersOf<CommentRoutes> {
  const { comments, gathered } = services;
  return {
    'comments.list': ({ params }, { actor }) => comments.list(actor, params.versionId),
    'comments.open': async ({ params, body }, { actor }) => {
      await comments.open(actor, params, body);
      return {};
    },
    'comments.reply': async ({ params, body }, { actor }) => {
      await comments.reply(actor, params, { commentId: params.commentId, ...body });
      return {};
    },
    'comments.edit': async ({ params, body }, { actor }) => {
      await comments.edit(actor, params, { commentId: params.commentId, ...body });
      return {};
    },
    'comments.remove': async ({ params, query }, { actor }) => {
      await comments.remove(actor, params, { commentId: params.commentId, ...query });
      return {};
    },
    'comments.settle': async ({ params, body }, { actor }) => {
      await comments.settle(actor, params, body.state === 'resolved');
      return {};
    },
    'comments.gathered': ({ params, query }, { actor }) =>
      gathered.read(actor, params.meetingId, query.documentId),
  };
}
