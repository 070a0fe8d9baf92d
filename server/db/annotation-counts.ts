import type { VersionId } from '#contract/ids.ts';
import type { AnnotationCounts } from '#server/services/ports/annotation-store.ts';
import type { Database } from './database.ts';

const ON_VERSIONS = `
select c.id as "versionId", count(*) filter (where v.id = c.id)::int as "count",
  count(*) filter (where v.id <> c.id and not exists (
    select from carried_annotation k join document_version n on n.id = k.version_id
    where k.author_id = a.author_id and k.annotation_id = a.id and k.outcome <> 'unplaced'
      and n.document_id = v.document_id and n.number > v.number and n.number <= c.number
  ))::int as "olderCount"
from document_version c join document_version v on v.document_id = c.document_id and v.number <= c.number
  join annotation a on a.version_id = v.id and a.author_id = $1
where c.id = any($2::uuid[]) group by c.id`;

/** Counts sealed annotations in PostgreSQL: the author is part of every condition. */
export function createAnnotationCounts({ pool }: Pick<Database, 'pool'>): AnnotationCounts {
  return {
    async onVersions(authorId, versionIds) {
      const { rows } = await pool.query<{
        versionId: VersionId;
        count: number;
        olderCount: number;
      }>(ON_VERSIONS, [authorId, versionIds]);
      return new Map(rows.map(({ versionId, ...counted }) => [versionId, counted]));
    },
  };
}
