import { type ComponentType, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { EmptyState } from './EmptyState.tsx';
import { LoadingState } from './LoadingState.tsx';

/** How long after a failure a part is asked for again, in milliseconds. */
const AGAIN_MS = 5000;

/** A component in a file of its own, which comes when it is first shown. */
export type LatePart<Props> = ComponentType<Props> & {
  /** Fetches it ahead; rejects when the line lost it, and the next one who asks tries again. */
  fetchAhead: () => Promise<void>;
};

/** How a part is on its way: `hasFailed` once it did not come at the first time of asking. */
export type PartState = { hasFailed: boolean };

const declared: LatePart<never>[] = [];

/** The late parts of all that was loaded so far, in the order in which they were declared. */
export function lateParts(): readonly LatePart<never>[] {
  return declared;
}

/**
 * Makes a component of one that `load` brings; `Waiting` stands in its place meanwhile, with the same properties. A thin line may
 * lose the file: it is asked for until it comes, for a meeting must not end because a file did not arrive.
 */
export function latePart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Waiting: ComponentType<Props & PartState> = PartWaiting,
): LatePart<Props> {
  let here: ComponentType<Props> | null = null;
  const bring = async () => {
    here ??= await load();
    return here;
  };
  function Late(props: Props) {
    const [Part, setPart] = useState(() => here);
    const [failures, setFailures] = useState(0);
    const isHere = Part !== null;
    useEffect(() => {
      if (isHere) return;
      let isGone = false;
      const timer = setTimeout(
        () =>
          bring().then(
            (part) => isGone || setPart(() => part),
            () => isGone || setFailures((count) => count + 1),
          ),
        failures === 0 ? 0 : AGAIN_MS,
      );
      return () => {
        isGone = true;
        clearTimeout(timer);
      };
    }, [isHere, failures]);
    return Part ? <Part {...props} /> : <Waiting {...props} hasFailed={failures > 0} />;
  }
  const part = Object.assign(Late, {
    fetchAhead: async () => {
      await bring();
    },
  });
  declared.push(part);
  return part;
}

/**
 * What stands in a part's place. After an upgrade the old file is gone for good: the page that is loaded anew comes back to where
 * it was.
 */
export function PartWaiting({ hasFailed }: PartState) {
  const { t } = useTranslation('errors');
  if (!hasFailed) return <LoadingState />;
  return (
    <EmptyState
      title={t('partTitle')}
      text={t('partNext')}
      action={
        <Button look="primary" onClick={() => location.reload()}>
          {t('reload')}
        </Button>
      }
    />
  );
}
