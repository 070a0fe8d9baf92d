import type { ruleRoutes } from '#contract/http/rules.ts';
import type { DocumentClock } from '#server/services/document-clock-service.ts';
import type { RuleService } from '#server/services/rule-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of the rules of procedure and of the calendar of working days. */
export function ruleHandlers({
  documentClock,
  rules,
}: {
  documentClock: DocumentClock;
  rules: RuleService;
}): HandlersOf<typeof ruleRoutes> {
  return {
    'rules.list': () => rules.list(),
    'rules.get': ({ params, query }) => documentClock.ruleOn(params.key, query.on),
    'rules.set': ({ body }, { actor }) => rules.set(actor, body),
    'rules.remove': async ({ body }, { actor }) => {
      await rules.remove(actor, body);
      return {};
    },
    'holidays.list': ({ query }) => rules.holidays(query.year),
    'holidays.set': ({ body }, { actor }) => rules.setHoliday(actor, body),
    'holidays.remove': async ({ body }, { actor }) => {
      await rules.removeHoliday(actor, body);
      return {};
    },
  };
}
