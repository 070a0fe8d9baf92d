import '#client/i18n/i18n.ts';
import { cleanup, render, screen } from '@testing-library/react';
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { latePart, lateParts } from '#client/ui/late-part.tsx';
import { fetchPartsAhead } from '#client/ui/parts-ahead.ts';

type Named = { name: string };
const Greeting = ({ name }: Named) => <p>Chào {name}</p>;

/** A part whose file the line loses so many times first. */
function aPart(losses = 0) {
  let asked = 0;
  const part = latePart<Named>(async () => {
    asked += 1;
    if (asked <= losses) throw new Error('The file did not arrive.');
    return Greeting;
  });
  return { Part: part, asked: () => asked };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const passes = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

describe('a part of a page that comes late', () => {
  it('is waited for, and shown with its properties when it has come', async () => {
    const { Part } = aPart();
    render(<Part name="Bình Hòa" />);
    expect(screen.getByRole('status').textContent).toBe('Đang tải…');
    await passes(0);
    expect(screen.getByText('Chào Bình Hòa')).toBeTruthy();
  });

  it('is there at once when it was fetched ahead, and is fetched once', async () => {
    const { Part, asked } = aPart();
    await Part.fetchAhead();
    render(<Part name="An Châu" />);
    expect(screen.getByText('Chào An Châu')).toBeTruthy();
    expect(asked()).toBe(1);
  });

  it('that the line loses is said to be missing, and asked for until it comes', async () => {
    const { Part, asked } = aPart(2);
    render(<Part name="Hòa Bình Thạnh" />);
    await passes(0);
    expect(screen.getByText('Chưa tải được phần này')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Tải lại trang' })).toBeTruthy();
    await passes(5000);
    expect(asked()).toBe(2);
    await passes(5000);
    expect(screen.getByText('Chào Hòa Bình Thạnh')).toBeTruthy();
  });
});

describe('fetching ahead', () => {
  it('leaves the first seconds to the meeting, then asks for one part after another, and is not stopped by one that is lost', async () => {
    const before = lateParts().length;
    const [lost, other] = [aPart(1), aPart()];
    expect(lateParts()).toHaveLength(before + 2);
    const done = fetchPartsAhead(new AbortController().signal);
    await vi.advanceTimersByTimeAsync(9_000);
    expect([lost.asked(), other.asked()]).toEqual([0, 0]);
    await vi.advanceTimersByTimeAsync(60_000);
    await done;
    expect([lost.asked(), other.asked()]).toEqual([1, 1]);
    await other.Part.fetchAhead();
    expect(other.asked()).toBe(1);
  });

  it('stops when it is told to', async () => {
    const part = aPart();
    const stop = new AbortController();
    const done = fetchPartsAhead(stop.signal);
    stop.abort();
    await vi.advanceTimersByTimeAsync(60_000);
    await done;
    expect(part.asked()).toBe(0);
  });
});
