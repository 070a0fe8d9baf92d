import { describe, expect, test } from 'vitest';
import { askedPlace } from '#client/features/meeting/asked-place.ts';
import { beginAt, reading, readingRole } from '#client/features/meeting/reading.ts';
import { roomLink } from '#client/features/search/search-address.ts';
import type { UserId, VersionId } from '#contract/ids.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';

const versionId = '9d444840-9dc0-41d1-b245-5ffdce74fad2' as VersionId;
const asked = (link: string) => askedPlace(new URL(link, 'http://here').searchParams);

describe('the page that an address of the room asks for', () => {
  test('is what the search wrote, with the words as they are marked there', () => {
    const exact = roomLink('m', versionId, '“đất đai” 45/BC', { page: 7, isExact: true });
    expect(exact).toMatch(/^\/hop\/m\?/);
    expect(asked(exact)).toEqual({ versionId, page: 7, find: '“đất đai” 45/BC' });
    const alike = roomLink('m', versionId, 'đất đai', { page: 7, isExact: false });
    expect(asked(alike)).toEqual({ versionId, page: 7, find: 'dat dai' });
    expect(asked(roomLink('m', versionId, 'đất', null))).toEqual({
      versionId,
      page: 1,
      find: null,
    });
  });

  test('is none without a document, and the first where the number is none', () => {
    expect(asked('/hop/m')).toBeNull();
    expect(asked('/hop/m?trang=3')).toBeNull();
    for (const page of ['0', '-1', '1.5', 'x', ''])
      expect(asked(`/hop/m?tai-lieu=${versionId}&trang=${page}`)?.page).toBe(1);
  });
});

describe('entering the room for a page', () => {
  const live: LiveState = {
    ...initialLiveState,
    frame: {
      items: [{ documents: [{ versionId }] }],
    } as unknown as NonNullable<LiveState['frame']>,
    presentation: { presenterId: 'p' as UserId, versionId: 'v' as VersionId, page: 2 } as never,
  };

  test('one reads there freely, beside the presenter', () => {
    const begun = beginAt({ versionId, page: 7 }, live.frame);
    expect(begun).toMatchObject({ following: false, own: { versionId, page: 7 } });
    expect(readingRole(begun, live, 'me' as UserId)).toBe('browsing');
  });

  test('a paper that the meeting does not have leads nowhere', () => {
    expect(beginAt({ versionId: 'gone' as VersionId, page: 7 }, live.frame)).toBe(reading);
    expect(beginAt(null, live.frame)).toBe(reading);
  });
});
