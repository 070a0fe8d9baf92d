import type { AnnotationBody } from '../notes/annotation-body.ts';
import { STAMP_PT } from './annotation-bounds.ts';
import { type Styles, TEXT_PT } from './ink-tools.ts';

/** How wide a text box begins, in PDF points. */
const BOX_PT = 190;

/** What a tap leaves at a place of the page: a stamp stands about it, notes and words begin there. */
export function bodyFor({ insert, pen }: Styles, x: number, y: number): AnnotationBody {
  switch (insert) {
    case 'note':
      return { kind: 'note', x, y, text: '' };
    case 'text': {
      const place = { x, y: y - TEXT_PT / 2, widthPt: BOX_PT, sizePt: TEXT_PT };
      return { kind: 'text', ...place, color: pen.color, text: '' };
    }
    case 'agree':
    case 'review':
      return {
        kind: 'stamp',
        stamp: insert,
        x: x - STAMP_PT.width / 2,
        y: y - STAMP_PT.height / 2,
      };
  }
}
