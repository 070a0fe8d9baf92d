import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRun } from '#client/features/meeting/use-run.ts';
import { VotersOutside } from '#client/features/removal/VotersOutside.tsx';
import { shareWords } from '#client/features/rules/share-words.ts';
import { useLive, useLiveStore } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { SelectField } from '#client/ui/Field.tsx';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import { entitledVoters } from '#contract/live/entitled-voters.ts';
import type { PreparedBallot } from '#contract/prepared-ballot.ts';
import { BallotPlanFields } from './BallotPlanFields.tsx';
import { BlockFields } from './BlockFields.tsx';
import classes from './OpenBallotSheet.module.css';
import { PreparedNews } from './PreparedNews.tsx';
import {
  draftOfPlan,
  isHasty,
  isPlanWhole,
  mayBeBlock,
  newPlanDraft,
  planOfDraft,
} from './plan-draft.ts';
import { type PreparedHere, preparedBallotOf, readyOn } from './prepared-in.ts';
import { useProposedQuestion } from './use-proposed-question.ts';
import { VotingTerms } from './VotingTerms.tsx';

/**
 * The chair puts a question to the vote; it is filled in from what is prepared, else from the item's title, so that one more tap is
 * enough. `asked` is the prepared vote that was chosen; null: the first one of the current item.
 */
export function OpenBallotSheet({
  asked = null,
  onClose,
}: {
  asked?: PreparedHere | null;
  onClose: () => void;
}) {
  const { t } = useTranslation(['meeting', 'ballotCourse', 'secretBallots']);
  const { t: tRules } = useTranslation('rules');
  const currentItemId = useLive((state) => state.currentItemId);
  const itemId = asked?.itemId ?? currentItemId;
  const frame = useLive((state) => state.frame);
  const quorum = useLive((state) => state.quorum);
  const attendance = useLive((state) => state.attendance);
  const { propose, changed } = useProposedQuestion(frame?.items ?? [], itemId);
  const { getSnapshot } = useLiveStore();
  const [prepared] = useState(() => readyOn(getSnapshot().state, itemId));
  const [chosen, setChosen] = useState<PreparedBallot | null>(asked?.ballot ?? prepared[0] ?? null);
  const fresh = chosen && frame && preparedBallotOf(frame, chosen.preparedBallotId);
  const isChanged = fresh !== null && fresh.version !== chosen?.version;
  const draftOf = (ballot: PreparedBallot | null) =>
    ballot ? draftOfPlan(ballot) : newPlanDraft(propose([]));
  const [draft, setDraft] = useState(() => draftOf(chosen));
  const { run, busy, error } = useRun();
  const withProxies = draft.codesShownTo === null && !draft.byHands;
  const voters = frame ? entitledVoters(frame, attendance, { withProxies }).voters : [];
  const present = voters.filter((voter) => attendance[voter]?.status === 'present').length;

  function choose(ballot: PreparedBallot | null): void {
    setChosen(ballot);
    setDraft(draftOf(ballot));
  }

  return (
    <Sheet
      open
      onClose={onClose}
      title={t('govern.openBallot')}
      footer={
        <Button
          look="primary"
          type="submit"
          form="open-ballot"
          loading={busy !== null}
          disabled={!isPlanWhole(draft)}
        >
          {t('govern.openBallot')}
        </Button>
      }
    >
      <form
        id="open-ballot"
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          const from = chosen && {
            preparedBallotId: chosen.preparedBallotId,
            preparedVersion: chosen.version,
          };
          const input = { itemId, ...planOfDraft(draft, itemId), ...from };
          void run('ballot.open', input).then((ok) => ok && onClose());
        }}
      >
        {prepared.length > 0 && (
          <SelectField
            label={t('ballotCourse:prepared.choose')}
            value={chosen?.preparedBallotId ?? ''}
            onChange={({ target: { value } }) =>
              choose(
                (frame && preparedBallotOf(frame, value)) ??
                  prepared.find((ballot) => ballot.preparedBallotId === value) ??
                  null,
              )
            }
          >
            {prepared.map((ballot) => (
              <option key={ballot.preparedBallotId} value={ballot.preparedBallotId}>
                {ballot.question}
              </option>
            ))}
            <option value="">{t('ballotCourse:prepared.other')}</option>
          </SelectField>
        )}
        {isChanged && (
          <PreparedNews
            fresh={fresh}
            onTake={() => choose(fresh)}
            onKeep={() => setChosen(fresh)}
          />
        )}
        <BallotPlanFields
          draft={draft}
          voters={voters.length}
          rule={frame?.rules.decision}
          onChange={(part) => setDraft((before) => changed(before, part))}
        />
        {itemId !== null && mayBeBlock(draft) && (
          <BlockFields
            items={frame?.items ?? []}
            itemId={itemId}
            more={draft.more}
            onChange={(more) => setDraft((before) => changed(before, { more }))}
          />
        )}
        <p className={classes.voters}>{t('ballot.voters', { count: voters.length, present })}</p>
        {frame && <VotingTerms frame={frame} attendance={attendance} withProxies={withProxies} />}
        {frame && draft.method.kind === 'motion' && (
          <p className={classes.voters}>
            {t('ballot.passedBy', { share: shareWords(frame.rules.decision, tRules) })}
          </p>
        )}
        {frame?.asksPassword && isHasty(draft) && (
          <Notice tone="warn">{t('secretBallots:hasty')}</Notice>
        )}
        <VotersOutside voters={voters} />
        {!quorum.reached && (
          <Notice tone="warn">
            {t('ballot.quorumWarning', {
              present: quorum.present,
              base: quorum.base,
              required: quorum.required,
            })}
          </Notice>
        )}
        <ErrorNotice error={error} />
      </form>
    </Sheet>
  );
}
