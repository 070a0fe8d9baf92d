import { DeviceReport } from '#contract/device-report.ts';
import type { SiteDeviceRecord } from '#server/services/ports/site-devices.ts';

/** A machine with its site and with who paired it and looks at it, as one row. */
export const DEVICES = `
select d.id as "siteDeviceId", d.account_id as "accountId", d.name, s.id as "siteId", s.name as "siteName",
  u.name as "unitName", d.paired_at as "pairedAt", coalesce(p.name, '') as "pairedByName",
  d.last_seen_at as "lastSeenAt", d.report, d.watched_at as "watchedAt", w.name as "watchedByName"
from site_device d join account a on a.id = d.account_id join site s on s.id = a.site_id
  join org_unit u on u.id = s.unit_id left join account p on p.id = d.paired_by_id
  left join account w on w.id = d.watched_by_id
where d.revoked_at is null`;

/**
 * Sites as they stand to the account $1; of all, or of $2 alone. A site's account is the one that its meetings name. A meeting that
 * was never ended keeps its technician for a day.
 */
export const STANDINGS = `
select s.id as "siteId", s.name as "siteName", u.name as "unitName", a.id as "accountId", d.id as "siteDeviceId",
  array(select g.role from role_grant g join account m on m.id = g.account_id
    where g.unit_id = s.unit_id and g.account_id = $1 and m.kind = 'person') as "rolesInUnit",
  exists (select 1 from meeting_site ms join meeting m on m.id = ms.meeting_id
    join participation p on p.meeting_id = m.id and p.account_id = $1 and 'technician' = any(p.roles)
    where ms.site_id = s.id and (m.phase = 'running' or (m.phase = 'released' and m.ends_at > now() - interval '1 day'))
  ) as "isTechnician"
from site s join org_unit u on u.id = s.unit_id
  left join lateral (select id from account where site_id = s.id and kind = 'siteDevice' order by sort_order limit 1) a on true
  left join site_device d on d.account_id = a.id and d.revoked_at is null
where $2::uuid is null or s.id = $2
order by s.is_central desc, s.position, s.name`;

/** A row of `DEVICES`. */
export type DeviceRow = Omit<SiteDeviceRecord, 'report'> & { report: unknown };

/** Reads a row; a report that an older page wrote in another shape counts as none. */
export function toDeviceRecord(row: DeviceRow): SiteDeviceRecord {
  const report = DeviceReport.safeParse(row.report);
  return { ...row, report: report.success ? report.data : null };
}
