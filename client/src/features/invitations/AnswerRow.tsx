import { IconArrowBackUp, IconCircleCheck, IconUserOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { read } from '#client/api/query.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { type MenuAct, MoreMenu } from '#client/ui/MoreMenu.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { Pill, type PillTone } from '#client/ui/Pill.tsx';
import type { AnswerText, Invitation } from '#contract/http/invitations.ts';
import type { MeetingId } from '#contract/ids.ts';
import type { VotingRule } from '#contract/meeting-rules.ts';
import { AbsenceSheet } from './AbsenceSheet.tsx';
import { type AnswerKind, kindOf } from './answer-counts.ts';
import classes from './Invitations.module.css';
import { SubstituteDecision } from './SubstituteDecision.tsx';
import { standInWords } from './stand-in-words.ts';
import { useAnswering } from './use-answering.ts';

const TONE: Record<AnswerKind, PillTone> = { confirmed: 'ok', absent: 'warn', silent: 'neutral' };

/** One person of the list with the answer; what was told by telephone is noted here. */
export function AnswerRow({
  meetingId,
  invitation,
  rule,
  isOpen,
}: {
  meetingId: MeetingId;
  invitation: Invitation;
  rule: VotingRule;
  isOpen: boolean;
}) {
  const { t } = useTranslation('invitations');
  const [isReporting, setReporting] = useState(false);
  const { userId, name, position, unitName, answer, replaces, holdsFor } = invitation;
  const params = { meetingId, userId };
  const shown = read('invitations.list', { params: { meetingId } });
  const answering = useAnswering(
    shown,
    (body: AnswerText) => call('invitations.answerFor', { params, body }),
    () => setReporting(false),
  );
  const withdrawing = useAnswering(shown, () => call('invitations.withdrawFor', { params }));
  const kind = kindOf(invitation);
  const acts: MenuAct[] = [
    {
      text: t('list.enterConfirmed'),
      icon: <IconCircleCheck size={20} aria-hidden="true" />,
      onChoose: () => answering.mutate({ kind: 'confirmed' }),
    },
    {
      text: t('list.enterAbsent'),
      icon: <IconUserOff size={20} aria-hidden="true" />,
      onChoose: () => setReporting(true),
    },
    {
      text: t('withdraw'),
      icon: <IconArrowBackUp size={20} aria-hidden="true" />,
      onChoose: () => withdrawing.mutate(),
    },
  ];
  const standIn = answer?.kind === 'absent' ? answer.standIn : null;
  return (
    <li className={classes.row}>
      <Avatar name={name} />
      <div className={classes.words}>
        <p className={classes.name}>{name}</p>
        <small>{[position === name ? '' : position, unitName].filter(Boolean).join(' · ')}</small>
        {replaces !== null && <p>{t('list.replaces', { name: replaces })}</p>}
        {answer?.kind === 'absent' && <p>{t('reasonOf', { reason: answer.reason })}</p>}
        {standIn && <p>{standInWords(standIn, t)}</p>}
        {holdsFor.length > 0 && <p>{t('list.holdsFor', { names: holdsFor.join(', ') })}</p>}
      </div>
      <div className={classes.state}>
        <Pill tone={TONE[kind]}>{t(`list.${kind}`)}</Pill>
        {answer?.isEntered && <small>{t('list.entered')}</small>}
      </div>
      {isOpen && (
        <MoreMenu about={name} acts={acts.filter((_, index) => index < 2 || answer !== null)} />
      )}
      {isOpen && standIn?.kind === 'substitute' && standIn.decision === 'waiting' && (
        <SubstituteDecision params={params} substitute={standIn} />
      )}
      <ErrorNotice error={(isReporting ? null : answering.error) ?? withdrawing.error} />
      {isReporting && (
        <AbsenceSheet
          meetingId={meetingId}
          invitation={invitation}
          isOwn={false}
          rule={rule}
          busy={answering.isPending}
          error={answering.error}
          onSend={(text) => answering.mutate(text)}
          onClose={() => setReporting(false)}
        />
      )}
    </li>
  );
}
