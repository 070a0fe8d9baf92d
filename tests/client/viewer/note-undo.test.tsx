import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { useInkChanges } from '#client/features/viewer/ink/use-ink-changes.ts';
import type {
  AnnotationStore,
  PrivateAnnotation,
} from '#client/features/viewer/notes/annotation-store.ts';
import { PageNotes } from '#client/features/viewer/PageNotes.tsx';
import '#client/i18n/i18n.ts';
import { AnnotationId } from '#contract/ids.ts';

afterEach(cleanup);

const annotationId = AnnotationId.parse('0191b2a4-0000-4000-8000-000000000001');
const note = (text: string): PrivateAnnotation => ({
  annotationId,
  page: 1,
  body: { kind: 'note', x: 10, y: 10, text },
});
const view = { size: { widthPt: 595, heightPt: 842 }, turn: 0, scale: 1 } as const;

/** A page with the notes on it, and buttons for what the tool bar does. */
function APage({ at }: { at: number }) {
  const [all, setAll] = useState<PrivateAnnotation[]>([]);
  const [openId, setOpenId] = useState<AnnotationId | null>(null);
  const store = {
    put: (one: PrivateAnnotation) => setAll([one]),
    remove: () => setAll([]),
  } as unknown as AnnotationStore;
  const changes = useInkChanges({
    page: 1,
    name: 'a document',
    open: false,
    store,
    onSharedStroke: null,
    onRemoveSharedStroke: null,
  });
  const write = () => {
    changes.apply(1, { kind: 'own', before: null, after: note('') });
    setOpenId(annotationId);
  };
  return (
    <>
      <button type="button" onClick={write}>
        new note
      </button>
      <button type="button" onClick={() => setOpenId(annotationId)}>
        open
      </button>
      <button type="button" onClick={() => changes.undo?.(1)}>
        undo
      </button>
      <button type="button" onClick={() => changes.redo?.(1)}>
        redo
      </button>
      <output>{all.map(({ body }) => (body.kind === 'note' ? body.text : '')).join('|')}</output>
      <output aria-label="count">{all.length}</output>
      {at === 1 && (
        <PageNotes
          view={view}
          page={1}
          annotations={all}
          changes={changes}
          openId={openId}
          onOpen={setOpenId}
        />
      )}
    </>
  );
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const type = (text: string) =>
  fireEvent.change(screen.getByLabelText('Nội dung ghi chú'), { target: { value: text } });
const written = () => screen.getAllByRole('status')[0]?.textContent;
const count = () => screen.getByLabelText('count').textContent;

it('a note that was taken back comes again with its words', () => {
  render(<APage at={1} />);
  press('new note');
  type('Hỏi lại phòng Tài chính');
  press('Xong');
  press('undo');
  expect(count()).toBe('0');
  press('redo');
  expect(written()).toBe('Hỏi lại phòng Tài chính');
});

it('each opening of a note is one step; what was there before comes back', () => {
  render(<APage at={1} />);
  press('new note');
  type('Một');
  press('Xong');
  press('open');
  type('Hai');
  press('Xong');
  expect(written()).toBe('Hai');
  press('undo');
  expect(written()).toBe('Một');
  press('redo');
  expect(written()).toBe('Hai');
  press('open');
  press('Xóa ghi chú');
  expect(count()).toBe('0');
  press('undo');
  expect(written()).toBe('Hai');
});

it('a note that is left by turning the page can be taken back, and one without a word leaves nothing', () => {
  const { rerender } = render(<APage at={1} />);
  press('new note');
  press('Xong');
  expect(count()).toBe('0');
  press('new note');
  type('Dở dang');
  rerender(<APage at={2} />);
  expect(written()).toBe('Dở dang');
  press('undo');
  expect(count()).toBe('0');
  press('redo');
  expect(written()).toBe('Dở dang');
});
