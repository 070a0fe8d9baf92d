import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckField } from '#client/ui/Field.tsx';
import { SearchField } from '#client/ui/SearchField.tsx';
import { matchesText } from '#contract/fold-text.ts';
import type { Audience } from '#contract/hand-out.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import classes from './HandOut.module.css';
import { withChoice } from './hand-out-draft.ts';

const ROLES = ['votingMember', 'delegate', 'guest'] as const;

/** Whom a document is meant for, out of those who take part: by role, unit, site, and one by one. */
export function AudienceFields({
  audience,
  meeting,
  onChange,
}: {
  audience: Audience;
  meeting: Pick<Meeting, 'participants' | 'sites'>;
  onChange: (audience: Audience) => void;
}) {
  const { t } = useTranslation('handOut');
  const { t: tCommon } = useTranslation('common');
  const [text, setText] = useState('');
  const units = [...new Map(meeting.participants.map((p) => [p.unitId, p.unitName]))];
  const people = meeting.participants.filter((person) =>
    matchesText(`${person.name} ${person.position} ${person.unitName}`, text),
  );
  return (
    <div className={classes.audience}>
      <p className={classes.hint}>{t('audience.leads')}</p>
      <Group title={t('audience.roles')} count={audience.roles.length}>
        {ROLES.map((role) => (
          <CheckField
            key={role}
            label={tCommon(`role.${role}`)}
            checked={audience.roles.includes(role)}
            onChange={({ target }) =>
              onChange({ ...audience, roles: withChoice(audience.roles, role, target.checked) })
            }
          />
        ))}
      </Group>
      <Group title={t('audience.units')} count={audience.unitIds.length}>
        {units.map(([unitId, name]) => (
          <CheckField
            key={unitId}
            label={name}
            checked={audience.unitIds.includes(unitId)}
            onChange={({ target }) =>
              onChange({
                ...audience,
                unitIds: withChoice(audience.unitIds, unitId, target.checked),
              })
            }
          />
        ))}
      </Group>
      {meeting.sites.length > 0 && (
        <Group title={t('audience.sites')} count={audience.siteIds.length}>
          {meeting.sites.map(({ siteId, name }) => (
            <CheckField
              key={siteId}
              label={name}
              checked={audience.siteIds.includes(siteId)}
              onChange={({ target }) =>
                onChange({
                  ...audience,
                  siteIds: withChoice(audience.siteIds, siteId, target.checked),
                })
              }
            />
          ))}
        </Group>
      )}
      <Group title={t('audience.people')} count={audience.userIds.length}>
        <SearchField
          label={t('audience.search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {people.map(({ userId, name, unitName }) => (
          <CheckField
            key={userId}
            label={
              <span className={classes.person}>
                {name}
                <small>{unitName}</small>
              </span>
            }
            checked={audience.userIds.includes(userId)}
            onChange={({ target }) =>
              onChange({
                ...audience,
                userIds: withChoice(audience.userIds, userId, target.checked),
              })
            }
          />
        ))}
      </Group>
    </div>
  );
}

function Group({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  const { t } = useTranslation('handOut');
  const id = useId();
  return (
    <details className={classes.group} open={count > 0}>
      <summary id={id}>
        {title}
        {count > 0 && <span className="numerals">{t('audience.chosen', { count })}</span>}
      </summary>
      <fieldset aria-labelledby={id} className={classes.choices}>
        {children}
      </fieldset>
    </details>
  );
}
