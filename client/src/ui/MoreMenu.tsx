import { IconDotsVertical } from '@tabler/icons-react';
import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button.tsx';
import classes from './MoreMenu.module.css';
import { Sheet } from './Sheet.tsx';
import { useIsPhone } from './use-is-phone.ts';

/** One of the things in a menu: something that is done, or a file that is taken to the device. */
export type MenuAct = { text: string; icon: ReactNode; isDanger?: boolean } & (
  | { onChoose: () => void }
  | { download: string }
);

/**
 * The less frequent acts on one thing, in words, behind one button; `about` names the thing. It opens below the button, on a phone
 * as a sheet. Arrow keys walk through it; Escape and every choice give the focus back to the button.
 */
export function MoreMenu({ about, acts }: { about: string; acts: readonly MenuAct[] }) {
  const { t } = useTranslation('common');
  const [isOpen, setOpen] = useState(false);
  const isPhone = useIsPhone();
  const listId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const list = <ActList id={listId} about={about} acts={acts} onChosen={close} />;
  return (
    <>
      <span className={classes.menu}>
        <IconButton
          ref={button}
          label={t('moreActs', { about })}
          aria-expanded={isOpen}
          aria-controls={isOpen ? listId : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          <IconDotsVertical size={20} />
        </IconButton>
        {isOpen && !isPhone && (
          <Floating onClose={close} onLeave={() => setOpen(false)}>
            {list}
          </Floating>
        )}
      </span>
      {isOpen && isPhone && (
        <Sheet open title={about} onClose={close}>
          {list}
        </Sheet>
      )}
    </>
  );
}

/** The list below its button, or above where there is no room; leaving it with the focus or the pointer closes it. */
function Floating({
  onClose,
  onLeave,
  children,
}: {
  onClose: () => void;
  onLeave: () => void;
  children: ReactNode;
}) {
  const box = useRef<HTMLSpanElement>(null);
  const [isAbove, setAbove] = useState(false);
  useLayoutEffect(() => {
    const { bottom = 0, height = 0 } = box.current?.getBoundingClientRect() ?? {};
    setAbove(bottom > window.innerHeight && bottom - 2 * height > 0);
  }, []);
  useEffect(() => {
    const leave = ({ target }: PointerEvent) => {
      if (target instanceof Node && !box.current?.parentElement?.contains(target)) onLeave();
    };
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  }, [onLeave]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys and the focus are those of the buttons inside
    <span
      ref={box}
      className={classes.floating}
      data-above={isAbove}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Escape') onClose();
      }}
      onBlur={({ currentTarget, relatedTarget }: FocusEvent) => {
        // A press on what takes no focus leaves to nowhere; the pointer has closed it already where it should.
        if (relatedTarget && !currentTarget.parentElement?.contains(relatedTarget)) onLeave();
      }}
    >
      {children}
    </span>
  );
}

function ActList({
  id,
  about,
  acts,
  onChosen,
}: {
  id: string;
  about: string;
  acts: readonly MenuAct[];
  onChosen: () => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => actsIn(list.current)[0]?.focus(), []);

  function walk(event: KeyboardEvent<HTMLElement>): void {
    const all = actsIn(list.current);
    const at = all.indexOf(event.currentTarget);
    const next = {
      ArrowDown: (at + 1) % all.length,
      ArrowUp: (at - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    all[next]?.focus();
  }

  return (
    <ul ref={list} id={id} className={classes.acts}>
      {acts.map((act) => {
        const { text, icon, isDanger = false } = act;
        const shared = {
          'aria-label': `${text}: ${about}`,
          'data-danger': isDanger,
          className: classes.act,
          onKeyDown: walk,
        };
        return (
          <li key={text}>
            {'download' in act ? (
              <a {...shared} href={act.download} download onClick={onChosen}>
                {icon}
                {text}
              </a>
            ) : (
              <button
                {...shared}
                type="button"
                onClick={() => {
                  onChosen();
                  act.onChoose();
                }}
              >
                {icon}
                {text}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function actsIn(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('a, button') ?? [])];
}
