import { useRef } from 'react';
import { newId } from '#client/live/new-id.ts';

/**
 * Gives the id under which something new is asked for: the same one while the same is asked for again, so that sending it once
 * more after a lost answer makes one; another one as soon as something was changed, so that no change is lost.
 */
export function useNewId(): (what: object) => string {
  const last = useRef({ asked: '', id: '' });
  return (what) => {
    const asked = JSON.stringify(what);
    if (asked !== last.current.asked) last.current = { asked, id: newId() };
    return last.current.id;
  };
}
