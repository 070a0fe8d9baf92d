import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { personOptions } from '#client/features/prepare/person-options.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { IconButton } from '#client/ui/Button.tsx';
import { ComboBox } from '#client/ui/ComboBox.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import type { Person } from '#contract/http/units.ts';
import type { UserId } from '#contract/ids.ts';
import classes from './UnitPlaces.module.css';
import type { SendingHold } from './use-sending.ts';

/** The people whom a unit sends; `onDrop` null where they are not to be changed. */
export function SentList({
  people,
  onDrop,
}: {
  people: readonly Person[];
  onDrop: ((userId: UserId) => void) | null;
}) {
  const { t } = useTranslation('unitPlaces');
  return (
    <ul className={classes.people}>
      {people.map(({ userId, name, position, unitName }) => (
        <li key={userId} className={classes.person}>
          <Avatar name={name} />
          <span className={classes.name}>
            {name}
            <small>
              {[position === name ? '' : position, unitName].filter(Boolean).join(' · ')}
            </small>
          </span>
          {onDrop && (
            <IconButton label={t('send.drop', { name })} onClick={() => onDrop(userId)}>
              <IconX size={20} />
            </IconButton>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Chooses people of a unit for its places, as many as there are. */
export function ChoosePeople({ hold, places }: { hold: SendingHold; places: number }) {
  const { t } = useTranslation('unitPlaces');
  const { chosen, others, choices } = hold;
  return (
    <>
      {chosen.length > 0 && <SentList people={chosen} onDrop={hold.drop} />}
      {chosen.length >= places ? (
        <p className={classes.quiet}>{t('send.full', { count: places })}</p>
      ) : choices.data ? (
        others.length === 0 ? (
          <p className={classes.quiet}>{t('send.nobody')}</p>
        ) : (
          <ComboBox
            key={chosen.length}
            label={t('send.add', { number: chosen.length + 1, places })}
            hint={t('send.addHint')}
            options={personOptions(others)}
            value={null}
            onChange={(userId) => userId && hold.add(userId)}
          />
        )
      ) : choices.error ? (
        <ErrorState error={choices.error} onRetry={() => void choices.refetch()} />
      ) : (
        <LoadingState />
      )}
    </>
  );
}
