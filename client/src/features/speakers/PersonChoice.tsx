import { persons, postOf } from '#client/features/meeting/people.ts';
import { useLive, useLiveView } from '#client/live/use-live.ts';
import { ComboBox } from '#client/ui/ComboBox.tsx';
import type { UserId } from '#contract/ids.ts';

/** A choice of one of those who take part; oneself is left out where `withoutSelf`. */
export function PersonChoice({
  label,
  value,
  error,
  withoutSelf = false,
  onChange,
}: {
  label: string;
  value: UserId | null;
  error: string | null;
  withoutSelf?: boolean;
  onChange: (userId: UserId | null) => void;
}) {
  const frame = useLive((state) => state.frame);
  const selfId = useLiveView((view) => view.selfId);
  const options = persons(frame)
    .filter(({ userId }) => !withoutSelf || userId !== selfId)
    .map((person) => ({ value: person.userId, label: person.name, detail: postOf(person) }));
  return (
    <ComboBox
      label={label}
      required
      clearable
      options={options}
      value={value}
      error={error}
      onChange={onChange}
    />
  );
}
