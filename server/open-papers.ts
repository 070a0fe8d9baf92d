import type { Database } from './db/database.ts';
import { createNotificationStore } from './db/notifications.ts';
import { createPaperStore } from './db/paper-store.ts';
import { createRuleBook } from './db/rule-book.ts';
import { createRuleStore } from './db/rule-store.ts';
import { createDocumentClock } from './services/document-clock-service.ts';
import { createNotificationService } from './services/notification-service.ts';
import { createPaperDecisions } from './services/paper-decision-service.ts';
import { createPaperService } from './services/paper-service.ts';
import type { Clock } from './services/ports/clock.ts';
import type { Framing } from './services/ports/framing.ts';
import type { MeetingAccess } from './services/ports/meeting-access.ts';
import { createRuleService } from './services/rule-service.ts';

/**
 * Opens the services of papers that units prepare: the rules of procedure and the clock of documents that goes by
 * them, requests, decisions, and what accounts are told of.
 */
export function openPapers(parts: {
  database: Pick<Database, 'prisma'>;
  access: MeetingAccess;
  framing: Framing;
  clock: Clock;
}) {
  const { database, clock } = parts;
  const documentClock = createDocumentClock({ rules: createRuleStore(database), clock });
  const store = { ...parts, papers: createPaperStore(database), documentClock };
  const papers = createPaperService(store);
  return {
    documentClock,
    papers,
    rules: createRuleService({ book: createRuleBook(database), clock }),
    decisions: createPaperDecisions({ ...store, paperService: papers }),
    notifications: createNotificationService({
      notifications: createNotificationStore(database),
      clock,
    }),
  };
}
