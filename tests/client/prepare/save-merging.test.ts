import { describe, expect, it } from 'vitest';
import { ApiError } from '#client/api/api-error.ts';
import { type Stored, saveMerging } from '#client/features/prepare/save-merging.ts';

type Text = { title: string; place: string };

/** A server that holds one text and refuses stale versions, as the real one does. */
function aServer(stored: Stored<Text>) {
  const server = { stored };
  return {
    server,
    ways: {
      load: async () => server.stored,
      send: async (value: Text, version: number) => {
        if (version !== server.stored.version) throw new ApiError({ code: 'STALE_VERSION' });
        server.stored = { value, version: version + 1 };
        return server.stored;
      },
    },
  };
}

const base: Stored<Text> = { value: { title: 'Họp', place: 'Phòng 1' }, version: 1 };

describe('saving', () => {
  it('stores at once when nobody was quicker', async () => {
    const { server, ways } = aServer(base);
    const outcome = await saveMerging(base, { title: 'Họp A', place: 'Phòng 1' }, ways);
    expect(outcome.kind).toBe('saved');
    expect(server.stored).toEqual({ value: { title: 'Họp A', place: 'Phòng 1' }, version: 2 });
  });

  it('joins the change of somebody else to another field', async () => {
    const { server, ways } = aServer({ value: { title: 'Họp', place: 'Phòng B' }, version: 5 });
    const outcome = await saveMerging(base, { title: 'Họp A', place: 'Phòng 1' }, ways);
    expect(outcome.kind).toBe('saved');
    expect(server.stored.value).toEqual({ title: 'Họp A', place: 'Phòng B' });
  });

  it('stores nothing when both changed the same, and gives both texts', async () => {
    const theirs = { value: { title: 'Họp B', place: 'Phòng 1' }, version: 2 };
    const { server, ways } = aServer(theirs);
    const outcome = await saveMerging(base, { title: 'Họp A', place: 'Phòng 1' }, ways);
    expect(outcome).toMatchObject({
      kind: 'conflict',
      stored: theirs,
      merge: { conflicts: [{ key: 'title', mine: 'Họp A', theirs: 'Họp B' }] },
    });
    expect(server.stored).toBe(theirs);
  });

  it('gives up with the refusal when it is overtaken again and again', async () => {
    let version = 1;
    const ways = {
      load: async () => ({ value: base.value, version: ++version }),
      send: async () => {
        throw new ApiError({ code: 'STALE_VERSION' });
      },
    };
    await expect(saveMerging(base, base.value, ways)).rejects.toThrow('STALE_VERSION');
  });

  it('hands every other refusal on', async () => {
    const send = async () => {
      throw new ApiError({ code: 'FORBIDDEN' });
    };
    await expect(saveMerging(base, base.value, { send, load: async () => base })).rejects.toThrow(
      'FORBIDDEN',
    );
  });
});
