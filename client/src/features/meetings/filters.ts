import { dayKey } from '#client/ui/format-date.ts';
import { isMonth, type Month, monthOf } from '#client/ui/month.ts';

/** What the page of meetings shows, as it stands in the address: it survives a reload and can be sent to somebody. */
export type Filters = {
  scope: 'mine' | 'all';
  phase: 'coming' | 'running' | 'over' | null;
  text: string;
  view: 'list' | 'month';
  month: Month;
};

const SCOPES = { 'cua-toi': 'mine', 'tat-ca': 'all' } as const;
const PHASES = { 'sap-toi': 'coming', 'dang-hop': 'running', 'da-hop': 'over' } as const;

/** Reads the filters out of an address; whatever is not known has its standard value. */
export function readFilters(params: URLSearchParams, now: Date): Filters {
  const month = params.get('thang');
  return {
    scope: named(SCOPES, params.get('pham-vi')) ?? 'mine',
    phase: named(PHASES, params.get('trang-thai')) ?? null,
    text: params.get('tim') ?? '',
    view: params.get('xem') === 'thang' ? 'month' : 'list',
    month: isMonth(month) ? month : monthOf(dayKey(now)),
  };
}

/** Writes filters as an address; standard values are left out. */
export function writeFilters(filters: Filters, now: Date): URLSearchParams {
  const params = new URLSearchParams();
  if (filters.scope !== 'mine') params.set('pham-vi', keyOf(SCOPES, filters.scope));
  if (filters.phase !== null) params.set('trang-thai', keyOf(PHASES, filters.phase));
  if (filters.text !== '') params.set('tim', filters.text);
  if (filters.view === 'month') params.set('xem', 'thang');
  if (filters.month !== monthOf(dayKey(now))) params.set('thang', filters.month);
  return params;
}

function named<V>(table: Record<string, V>, key: string | null): V | undefined {
  return key !== null && Object.hasOwn(table, key) ? table[key] : undefined;
}

function keyOf<V>(table: Record<string, V>, value: V): string {
  return Object.keys(table).find((key) => table[key] === value) ?? '';
}
