-- Wraps that PBKDF2 made of a password go: the recovery code, or a device that has the key, makes a new one at the next sign-in.
update notes_key set
  wraps = case when wraps->'byPassword' ? 'rounds' then jsonb_set(wraps, '{byPassword}', 'null') else wraps end,
  former = coalesce((select jsonb_agg(case when f->'byPassword' ? 'rounds' then jsonb_set(f, '{byPassword}', 'null') else f end order by n)
    from jsonb_array_elements(former) with ordinality as e(f, n)), '[]'),
  version = version + 1
where wraps->'byPassword' ? 'rounds' or exists (select 1 from jsonb_array_elements(former) f where f->'byPassword' ? 'rounds');
