import { useTranslation } from 'react-i18next';
import { allShared, withMedia } from '#client/features/conference/choose-peers.ts';
import { usePeers } from '#client/features/conference/conference-context.tsx';
import { useTileName } from '#client/features/conference/use-tile-name.ts';
import { useLive } from '#client/live/use-live.ts';
import { SelectField } from '#client/ui/Field.tsx';
import type { Spotlight } from '#contract/live/stage.ts';

/** Chooses the picture that is kept large for all: a person's or room's, a screen, paper; or none. Equipment of others takes no part in the meeting. */
export function SpotlightField({ onChoose }: { onChoose: (on: Spotlight | null) => void }) {
  const { t } = useTranslation('stage');
  const { t: tConference } = useTranslation('conference');
  const peers = withMedia(usePeers()).filter(({ equipment }) => equipment === null);
  const nameOf = useTileName();
  const lit = useLive((state) => state.stage.spotlight);
  const pictures = [
    ...allShared(peers).map(({ peer, source }) => ({
      on: { userId: peer.userId, source },
      name: tConference(`${source}Of`, { name: nameOf(peer).name }),
    })),
    ...peers.map((peer) => ({
      on: { userId: peer.userId, source: 'camera' as const },
      name: nameOf(peer).name,
    })),
  ];
  const keyOf = ({ userId, source }: Spotlight) => `${source} ${userId}`;
  const value = lit ? keyOf(lit) : '';
  const isThere = pictures.some(({ on }) => keyOf(on) === value);
  return (
    <SelectField
      label={t('spotlight')}
      hint={t('spotlightHint')}
      value={value}
      onChange={({ target }) =>
        onChoose(pictures.find(({ on }) => keyOf(on) === target.value)?.on ?? null)
      }
    >
      <option value="">{t('nobody')}</option>
      {lit && !isThere && <option value={value}>{t('notThere')}</option>}
      {pictures.map(({ on, name }) => (
        <option key={keyOf(on)} value={keyOf(on)}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
