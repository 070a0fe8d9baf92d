import { describe, expect, it } from 'vitest';
import { type PdfObjects, withoutActiveContent } from '#server/conversion/active-content.ts';

const catalog = (more: Record<string, string | object>): PdfObjects => ({
  'obj:1 0 R': { value: { '/Type': '/Catalog', '/Pages': '2 0 R', ...more } as never },
  'obj:2 0 R': { value: { '/Type': '/Pages', '/Kids': [], '/Count': 0 } },
});

describe('a PDF without active content', () => {
  it('is left alone', () => {
    expect(withoutActiveContent(catalog({ '/Lang': 'u:vi' }))).toEqual({});
  });

  it('loses its open action and its scripts, also behind references', () => {
    const objects = {
      ...catalog({ '/OpenAction': '9 0 R', '/Names': { '/JavaScript': '8 0 R' } }),
      'obj:7 0 R': { value: '/JavaScript' },
      'obj:8 0 R': { value: { '/Names': ['u:a', '9 0 R'] } },
      'obj:9 0 R': { value: { '/S': '7 0 R', '/JS': 'u:app.alert(1)' } },
    };
    expect(withoutActiveContent(objects)).toEqual({
      'obj:1 0 R': { value: { '/Type': '/Catalog', '/Pages': '2 0 R', '/Names': {} } },
      'obj:9 0 R': { value: null },
    });
  });

  it('loses an action chained behind a harmless one', () => {
    const link = {
      '/Subtype': '/Link',
      '/A': { '/S': '/URI', '/URI': 'u:https://a.vn', '/Next': [{ '/S': '/Launch', '/F': 'u:x' }] },
    };
    expect(withoutActiveContent({ 'obj:1 0 R': { value: link } })).toEqual({
      'obj:1 0 R': {
        value: {
          '/Subtype': '/Link',
          '/A': { '/S': '/URI', '/URI': 'u:https://a.vn', '/Next': [null] },
        },
      },
    });
  });

  it('keeps resources that bear such names', () => {
    const objects: PdfObjects = {
      'obj:1 0 R': { value: { '/AA': '2 0 R', '/EF': '3 0 R', '/JavaScript': '2 0 R' } },
      'obj:2 0 R': { value: { '/Type': '/Font', '/Subtype': '/Type1' } },
      'obj:3 0 R': { stream: { dict: { '/Subtype': '/Image' } } },
    };
    expect(withoutActiveContent(objects)).toEqual({});
  });
});
