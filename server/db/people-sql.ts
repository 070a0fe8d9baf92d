import { SEE_NO_CONTENT } from '#contract/roles.ts';

/**
 * SQL that begins a query: the unit of a parameter and all below it, as the table `below`; every unit where the parameter is null.
 */
export const withUnitsBelow = (unitId: `$${number}`): string => `
with recursive below as (
  select id from org_unit where ${unitId}::uuid is null or id = ${unitId}
  union
  select u.id from org_unit u join below b on u.parent_id = b.id
)`;

/** SQL, true when account `a` takes part in the meeting of parameter $1, on its list or as chair or secretary. */
export const TAKES_PART = `(
  exists (select 1 from participation p where p.meeting_id = $1 and p.account_id = a.id)
  or exists (select 1 from meeting m where m.id = $1 and a.id in (m.chair_id, m.secretary_id))
)`;

/** True of an account `a` that may see what is in meetings: not of who administers or audits and is nothing else. */
export const SEES_CONTENT = `coalesce(
  (select bool_or(g.role <> all ('{${SEE_NO_CONTENT.join(',')}}')) from role_grant g where g.account_id = a.id), true)`;
