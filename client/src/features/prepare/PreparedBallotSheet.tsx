import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#client/api/api-error.ts';
import { call } from '#client/api/call.ts';
import { useNewId } from '#client/api/use-new-id.ts';
import { BallotPlanFields } from '#client/features/ballots/BallotPlanFields.tsx';
import { BlockFields } from '#client/features/ballots/BlockFields.tsx';
import openClasses from '#client/features/ballots/OpenBallotSheet.module.css';
import {
  draftOfPlan,
  isPlanWhole,
  mayBeBlock,
  newPlanDraft,
  type PlanDraft,
  planOfDraft,
} from '#client/features/ballots/plan-draft.ts';
import { preparedBallotOf } from '#client/features/ballots/prepared-in.ts';
import { useProposedQuestion } from '#client/features/ballots/use-proposed-question.ts';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { Meeting } from '#contract/http/meetings.ts';
import type { AgendaItemId, PreparedBallotId } from '#contract/ids.ts';
import type { PreparedBallot } from '#contract/prepared-ballot.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import { useDraftWords } from './use-draft-words.ts';
import { useMeetingCache } from './use-meeting-cache.ts';
import { useMergingSave } from './use-merging-save.ts';

/** Writes a vote that is prepared on an item: a new one, filled in from the item's title, or one that is there. */
export function PreparedBallotSheet({
  meeting,
  itemId,
  ballot,
  onClose,
}: {
  meeting: Meeting;
  itemId: AgendaItemId;
  ballot: PreparedBallot | null;
  onClose: () => void;
}) {
  const { t } = useTranslation('prepareBallots');
  const { t: tCommon } = useTranslation('common');
  const { keep, reload } = useMeetingCache(meeting.meetingId);
  const newBallotId = useNewId();
  const title = meeting.items.find((item) => item.itemId === itemId)?.title ?? '';
  const { propose, changed } = useProposedQuestion(meeting.items, itemId);
  const [base] = useState(() => ({
    value: ballot ? draftOfPlan(ballot) : newPlanDraft(propose([])),
    version: ballot?.version ?? 0,
  }));
  const [draft, setDraft] = useState(base.value);
  const words = useDraftWords(meeting.items);
  const saving = useMergingSave<PlanDraft, Meeting>({
    send: (value, version) => {
      const more = value.more.filter((id) => meeting.items.some((item) => item.itemId === id));
      const plan = planOfDraft({ ...value, more }, itemId);
      if (!ballot) {
        const preparedBallotId = newBallotId(plan) as PreparedBallotId;
        const body = { preparedBallotId, plan };
        return call('preparedBallots.add', { params: { itemId }, body });
      }
      const params = { itemId, preparedBallotId: ballot.preparedBallotId };
      return call('preparedBallots.update', { params, body: { version, plan } });
    },
    load: async () => {
      const fresh = ballot && preparedBallotOf(await reload(), ballot.preparedBallotId);
      if (!fresh) throw new ApiError({ code: 'NOT_FOUND', reason: 'prepared-ballot' });
      return { value: draftOfPlan(fresh), version: fresh.version };
    },
    onSaved: (answer) => {
      keep(answer);
      onClose();
    },
  });
  const voters = meeting.participants.filter(
    ({ roles, replaces }) => !replaces && roles.includes('votingMember'),
  ).length;

  function submit(event: FormEvent): void {
    event.preventDefault();
    void saving.save(base, draft);
  }

  return (
    <Sheet
      open
      onClose={onClose}
      title={t(ballot ? 'editTitle' : 'addTitle')}
      footer={
        <>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button
            look="primary"
            type="submit"
            form="prepared-ballot"
            loading={saving.state.kind === 'saving'}
            disabled={!isPlanWhole(draft)}
          >
            {tCommon('save')}
          </Button>
        </>
      }
    >
      <form id="prepared-ballot" className={openClasses.form} onSubmit={submit}>
        <p className={openClasses.voters}>{title}</p>
        <BallotPlanFields
          draft={draft}
          voters={voters}
          onChange={(part) => setDraft((before) => changed(before, part))}
        />
        {mayBeBlock(draft) && (
          <BlockFields
            items={meeting.items}
            itemId={itemId}
            more={draft.more}
            onChange={(more) => setDraft((before) => changed(before, { more }))}
          />
        )}
        {saving.state.kind === 'failed' && <ErrorNotice error={saving.state.error} />}
      </form>
      {saving.state.kind === 'conflict' && (
        <ConflictDialog
          texts={saving.state.merge.conflicts.map(({ key, mine, theirs }) => ({
            key,
            label: words.label(key),
            mine: words.value(key, mine),
            theirs: words.value(key, theirs),
          }))}
          busy={false}
          onChoose={(takeTheirs) => void saving.resolve(takeTheirs)}
          onPutAside={saving.putAside}
        />
      )}
    </Sheet>
  );
}
