/** A value of a PDF in the JSON form of qpdf (version 2): names begin with `/`, references read `12 0 R`. */
export type PdfValue =
  | null
  | boolean
  | number
  | string
  | readonly PdfValue[]
  | { readonly [key: string]: PdfValue };

/** The objects of a PDF by qpdf's names (`obj:12 0 R`, `trailer`). */
export type PdfObjects = Record<string, { value: PdfValue } | { stream: { dict: PdfValue } }>;

type PdfDictionary = { readonly [key: string]: PdfValue };

// Actions that run code, start a program, send or fetch something, or play what is embedded (ISO 32000-1, 12.6.4).
const ACTIVE = new Set([
  '/JavaScript',
  '/Launch',
  '/SubmitForm',
  '/ImportData',
  '/GoToE',
  '/GoToR',
  '/Rendition',
  '/Movie',
  '/Sound',
  '/RichMediaExecute',
  '/GoTo3DView',
]);

// The triggers of additional actions (ISO 32000-1, 12.6.3).
const TRIGGERS = new Set(
  ['E', 'X', 'D', 'U', 'Fo', 'Bl', 'PO', 'PC', 'PV', 'PI', 'O', 'C', 'K', 'F', 'V']
    .concat(['WC', 'WS', 'DS', 'WP', 'DP'])
    .map((name) => `/${name}`),
);

const FILE_PLATFORMS = ['/F', '/UF', '/DOS', '/Mac', '/Unix'];

function isDictionary(value: PdfValue): value is PdfDictionary {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Finds the objects that carry scripts, launch actions or embedded files and gives them without these, by name; the others are not
 * in the answer. A key goes only where its value is what the standard puts there: resources may bear any name, a font may be /AA.
 */
export function withoutActiveContent(objects: PdfObjects): Record<string, { value: PdfValue }> {
  const resolve = (value: PdfValue): PdfValue => {
    if (typeof value !== 'string' || !/^\d+ \d+ R$/.test(value)) return value;
    const found = objects[`obj:${value}`];
    return found && 'value' in found ? found.value : null;
  };

  const hasKey = (value: PdfValue, keys: readonly string[]): boolean => {
    const dictionary = resolve(value);
    return isDictionary(dictionary) && keys.some((key) => key in dictionary);
  };

  const goes = (holder: PdfDictionary, key: string, value: PdfValue): boolean => {
    switch (key) {
      case '/OpenAction':
      case '/Collection':
        return '/Pages' in holder;
      case '/AA': {
        const triggers = resolve(value);
        return isDictionary(triggers) && Object.keys(triggers).every((name) => TRIGGERS.has(name));
      }
      case '/JavaScript':
      case '/EmbeddedFiles':
        return hasKey(value, ['/Names', '/Kids']);
      case '/EF':
      case '/RF':
        return hasKey(value, FILE_PLATFORMS);
      case '/XFA':
        return '/Fields' in holder;
      case '/RichMediaContent':
        return true;
      default:
        return false;
    }
  };

  const clean = (value: PdfValue): PdfValue => {
    if (Array.isArray(value)) {
      const cleaned = value.map(clean);
      return cleaned.every((part, index) => part === value[index]) ? value : cleaned;
    }
    if (!isDictionary(value)) return value;
    const subtype = resolve(value['/S'] ?? null);
    if (typeof subtype === 'string' && ACTIVE.has(subtype)) return null;
    const kept = Object.entries(value).filter(([key, part]) => !goes(value, key, part));
    const cleaned = kept.map(([key, part]) => [key, clean(part)] as const);
    const same =
      kept.length === Object.keys(value).length &&
      cleaned.every(([key, part]) => part === value[key]);
    return same ? value : Object.fromEntries(cleaned);
  };

  const changed: Record<string, { value: PdfValue }> = {};
  for (const [name, object] of Object.entries(objects)) {
    if (!name.startsWith('obj:') || !('value' in object)) continue;
    const cleaned = clean(object.value);
    if (cleaned !== object.value) changed[name] = { value: cleaned };
  }
  return changed;
}
