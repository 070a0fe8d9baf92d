import { useTranslation } from 'react-i18next';
import { CheckField } from '#client/ui/Field.tsx';
import type { AgendaItemId } from '#contract/ids.ts';
import classes from './BlockFields.module.css';

/** The other items that are voted on with the one at hand: one question, one result for each of them. */
export function BlockFields({
  items,
  itemId,
  more,
  onChange,
}: {
  /** The agenda in its order. */
  items: readonly { itemId: AgendaItemId; title: string }[];
  itemId: AgendaItemId;
  more: readonly AgendaItemId[];
  onChange: (more: AgendaItemId[]) => void;
}) {
  const { t } = useTranslation('ballotCourse');
  if (items.length < 2) return null;
  return (
    <details className={classes.block} open={more.length > 0}>
      <summary>
        {more.length === 0 ? t('block.add') : t('block.on', { count: more.length + 1 })}
      </summary>
      <div>
        {items.map((item, index) =>
          item.itemId === itemId ? null : (
            <CheckField
              key={item.itemId}
              label={`${index + 1}. ${item.title}`}
              checked={more.includes(item.itemId)}
              onChange={({ target: { checked } }) =>
                onChange(
                  checked
                    ? [...more, item.itemId]
                    : more.filter((chosen) => chosen !== item.itemId),
                )
              }
            />
          ),
        )}
      </div>
    </details>
  );
}
