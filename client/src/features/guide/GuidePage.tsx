import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import english from '#client/i18n/en/guide.ts';
import vietnamese from '#client/i18n/vi/guide.ts';
import { Card } from '#client/ui/Card.tsx';
import { PageHead } from '#client/ui/PageHead.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import classes from './GuidePage.module.css';

/** The user guide by role, the keyboard list, and the way to the rules of the meetings. Its texts are long and read seldom: they travel with this page alone. */
export function Component() {
  const { t, i18n } = useTranslation('rules');
  const guide = i18n.language === 'en' ? english : vietnamese;
  usePageTitle(guide.title);
  return (
    <>
      <PageHead title={guide.title} lead={guide.lead} />
      <div className={classes.layout}>
        <Card className={classes.contents}>
          <nav aria-label={guide.contents}>
            <ul>
              {guide.sections.map((section) => (
                <li key={section.id}>
                  <a href={`#${section.id}`}>{section.title}</a>
                </li>
              ))}
              <li>
                <a href="#phim-tat">{guide.keys.title}</a>
              </li>
              <li>
                <Link to="/quy-che">{t('title')}</Link>
              </li>
            </ul>
          </nav>
        </Card>
        <div className={classes.stack}>
          {guide.sections.map((section) => (
            <div key={section.id} id={section.id}>
              <Card title={section.title}>
                <ol className={classes.steps}>
                  {section.steps.map(([name, text]) => (
                    <li key={name}>
                      <span>
                        <strong>{name}</strong>
                        {text}
                      </span>
                    </li>
                  ))}
                </ol>
              </Card>
            </div>
          ))}
          <div id="phim-tat">
            <Card title={guide.keys.title}>
              <KeyTable keys={guide.keys} />
            </Card>
          </div>
          <Card title={guide.help.title}>{guide.help.text}</Card>
        </div>
      </div>
    </>
  );
}

function KeyTable({ keys }: { keys: (typeof vietnamese)['keys'] }) {
  return (
    <table className={classes.keys}>
      <thead>
        <tr>
          <th scope="col">{keys.key}</th>
          <th scope="col">{keys.does}</th>
        </tr>
      </thead>
      <tbody>
        {keys.list.map(([key, does]) => (
          <tr key={key}>
            <td>
              <kbd>{key}</kbd>
            </td>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
