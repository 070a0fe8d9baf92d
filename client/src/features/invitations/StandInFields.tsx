import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { ComboBox } from '#client/ui/ComboBox.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { SegmentedChoice } from '#client/ui/SegmentedChoice.tsx';
import type { Invitation, StandInChoices } from '#contract/http/invitations.ts';
import type { Person } from '#contract/http/units.ts';
import type { MeetingId } from '#contract/ids.ts';
import type { VotingRule } from '#contract/meeting-rules.ts';
import type { AbsenceDraft, StandInKind } from './absence-draft.ts';
import classes from './Invitations.module.css';

/** Who comes or votes in the place of an absent person, as far as the meeting's rules allow it; nothing where they don't. */
export function StandInFields({
  meetingId,
  invitation,
  isOwn,
  rule,
  draft,
  error,
  onChange,
}: {
  meetingId: MeetingId;
  invitation: Invitation;
  isOwn: boolean;
  rule: VotingRule;
  draft: AbsenceDraft;
  error: string | null;
  onChange: (change: Partial<AbsenceDraft>) => void;
}) {
  const { t } = useTranslation('invitations');
  const { userId, replaces, isVotingMember } = invitation;
  const kinds: StandInKind[] = ['none'];
  if (rule.substitutes !== 'none' && replaces === null) kinds.push('substitute');
  if (rule.proxiesPerHolder > 0 && isVotingMember) kinds.push('proxy');
  const choices = useQuery({
    queryKey: ['invitations.choicesFor', meetingId, userId],
    queryFn: () =>
      isOwn
        ? call('invitations.choices', { params: { meetingId } })
        : call('invitations.choicesFor', { params: { meetingId, userId } }),
    enabled: kinds.length > 1,
  });
  if (kinds.length === 1) return null;
  return (
    <>
      <SegmentedChoice
        label={t('sheet.who')}
        value={draft.kind}
        choices={kinds.map((value) => ({ value, label: t(`sheet.${value}`) }))}
        onChange={(kind) => onChange({ kind, personId: null })}
      />
      {draft.kind !== 'none' &&
        (choices.data ? (
          <PersonField
            kind={draft.kind}
            draft={draft}
            people={peopleFor(draft.kind, choices.data, invitation)}
            error={error}
            onChange={onChange}
          />
        ) : choices.error ? (
          <ErrorState error={choices.error} onRetry={() => void choices.refetch()} />
        ) : (
          <LoadingState />
        ))}
      {draft.kind === 'substitute' && (
        <p className={classes.hint}>
          {invitation.isVotingMember &&
            `${t(rule.substitutes === 'withVote' ? 'sheet.withVote' : 'sheet.withoutVote')} `}
          {isOwn && t('sheet.needsApproval')}
        </p>
      )}
    </>
  );
}

function PersonField({
  kind,
  draft,
  people,
  error,
  onChange,
}: {
  kind: 'substitute' | 'proxy';
  draft: AbsenceDraft;
  people: readonly Choice[];
  error: string | null;
  onChange: (change: Partial<AbsenceDraft>) => void;
}) {
  const { t } = useTranslation('invitations');
  if (people.length === 0)
    return (
      <Notice tone="warn" title={t('sheet.nobody')}>
        {t(kind === 'substitute' ? 'sheet.nobodySubstitute' : 'sheet.nobodyProxy')}
      </Notice>
    );
  return (
    <ComboBox
      key={kind}
      label={t(`sheet.${kind}Field`)}
      hint={t(`sheet.${kind}Hint`)}
      error={error}
      required
      value={draft.personId}
      options={people.map(({ userId, name, position, unitName }) => ({
        value: userId,
        label: name,
        detail: [position === name ? '' : position, unitName].filter(Boolean).join(' · '),
      }))}
      onChange={(personId) => onChange({ personId })}
    />
  );
}

type Choice = Omit<Person, 'unitId'>;

/** Who may be chosen; who was accepted before takes part by now, and can be kept. */
function peopleFor(
  kind: 'substitute' | 'proxy',
  { substitutes, holders }: StandInChoices,
  { answer, unitName }: Invitation,
): Choice[] {
  if (kind === 'proxy') return holders;
  const chosen = answer?.kind === 'absent' ? answer.standIn : null;
  const isListed = substitutes.some(({ userId }) => userId === chosen?.userId);
  return chosen?.kind === 'substitute' && !isListed
    ? [{ ...chosen, unitName }, ...substitutes]
    : substitutes;
}
