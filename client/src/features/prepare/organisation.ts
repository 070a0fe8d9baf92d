import { useQuery } from '@tanstack/react-query';
import { read } from '#client/api/query.ts';
import type { MeetingType, OrgUnit, Person, Site } from '#contract/http/units.ts';

const STALE_MS = 5 * 60_000;

/** The catalogues that preparing chooses from. */
export type Organisation = {
  units: OrgUnit[];
  people: Person[];
  sites: Site[];
  types: MeetingType[];
};

/** Units, people, sites and meeting types together: all of them, or the error that stands in the way. */
export function useOrganisation(): {
  data: Organisation | null;
  error: unknown;
  retry: () => void;
} {
  const units = useQuery({ ...read('units.list', {}), staleTime: STALE_MS });
  const people = useQuery({ ...read('people.list', { query: {} }), staleTime: STALE_MS });
  const sites = useQuery({ ...read('sites.list', {}), staleTime: STALE_MS });
  const types = useQuery({ ...read('meetingTypes.list', {}), staleTime: STALE_MS });
  const queries = [units, people, sites, types];
  return {
    data:
      units.data && people.data && sites.data && types.data
        ? { units: units.data, people: people.data, sites: sites.data, types: types.data }
        : null,
    error: queries.find((query) => query.error && !query.data)?.error ?? null,
    retry: () => {
      for (const query of queries) if (query.error) void query.refetch();
    },
  };
}
