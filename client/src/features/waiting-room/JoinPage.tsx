import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { ApiError } from '#client/api/api-error.ts';
import { call } from '#client/api/call.ts';
import { keepTicket, keptTicket } from '#client/api/guest-ticket.ts';
import { DoorPage } from '#client/ui/DoorPage.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import type { Me } from '#contract/http/account.ts';
import { JoinForm } from './JoinForm.tsx';
import { WaitingCard } from './WaitingCard.tsx';

/** The door of a meeting for whoever holds its code: the code first, then the waiting room. */
export function Component() {
  const { t } = useTranslation('waitingRoom');
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [ticket, setTicket] = useState(keptTicket);
  // Apart from the account's own question: that nobody is signed in is no reason to leave this page.
  const me = useQuery({ queryKey: ['join', 'me'], queryFn: whoIsHere, staleTime: 0 });
  usePageTitle(t('join.title'));
  const change = (next: string | null) => {
    keepTicket(next);
    setTicket(next);
  };
  return (
    <DoorPage>
      {ticket !== null ? (
        <WaitingCard ticket={ticket} onAgain={() => change(null)} />
      ) : me.isPending ? (
        <LoadingState />
      ) : (
        <JoinForm
          me={me.data ?? null}
          code={params.get('ma') ?? ''}
          onAsked={(asked) => {
            if (asked.kind === 'invited') void navigate(`/hop/${asked.meetingId}`);
            else change(asked.ticket);
          }}
        />
      )}
    </DoorPage>
  );
}

/** The account that is signed in here; null when none is, or a guest of a meeting. */
async function whoIsHere(): Promise<Me | null> {
  try {
    const me = await call('account.me', {});
    return me.kind === 'guest' || me.mustChangePassword ? null : me;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'NOT_SIGNED_IN') return null;
    throw error;
  }
}
