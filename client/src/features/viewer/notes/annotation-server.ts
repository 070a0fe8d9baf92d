import { call } from '#client/api/call.ts';
import { faultOf } from '#client/api/sending.ts';
import type { UserId } from '#contract/ids.ts';
import { type NotesKeys, openAnnotation, sealAnnotation } from './annotation-seal.ts';
import type { AnnotationServer, PrivateAnnotation } from './annotation-store.ts';
import type { Delivery, PendingChange } from './outbox.ts';
import { Turns } from './turns.ts';

/** Changes of one annotation reach the server in their order, whoever sends them in this page. */
const sendings = new Turns();

/**
 * The annotation routes of the server, with the seal around them: nothing goes out readable.
 */
export function annotationServer(ownerId: UserId, keys: NotesKeys): AnnotationServer {
  return {
    async list(versionId) {
      const sealed = await call('annotations.list', { params: { versionId } });
      const reading = keys.readingKeys();
      const opened = await Promise.all(
        sealed.map(async ({ annotationId, page, sealed: text }) => {
          const place = { ownerId, versionId, annotationId, page };
          const content = await openAnnotation(reading, place, text);
          return content && { annotationId, ...content };
        }),
      );
      const annotations = opened.filter((one): one is PrivateAnnotation => one !== null);
      return { annotations, unreadable: opened.length - annotations.length };
    },

    deliver: (change, isDue) =>
      sendings.take(change.annotationId, async () =>
        !isDue || (await isDue()) ? send(change) : 'done',
      ),
  };

  async function send({ versionId, annotationId, content }: PendingChange): Promise<Delivery> {
    const params = { versionId, annotationId };
    try {
      if (!content) {
        await call('annotations.remove', { params });
        return 'done';
      }
      const key = await keys.writingKey();
      if (!key) return 'locked';
      const { page, body } = content;
      const sealed = await sealAnnotation(key, { ownerId, ...params, page }, body);
      await call('annotations.put', { params, body: { page, sealed } });
      return 'done';
    } catch (error) {
      // Too long to be sealed: no other attempt would fare better.
      return error instanceof RangeError ? 'refused' : faultOf(error);
    }
  }
}
