import type { ReactNode } from 'react';
import classes from './ArticleCard.module.css';

/** One of several things to deal with: what it is, how it stands, and below that what one does about it. */
export function ArticleCard({
  id,
  heading: Heading,
  title,
  about,
  state,
  className,
  children,
}: {
  /** By which an address leads here. */
  id: string;
  heading: 'h2' | 'h3';
  title: string;
  /** Paragraphs below the title. */
  about: ReactNode;
  /** How it stands, as a pill. */
  state: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <article
      id={id}
      className={[classes.card, className].filter(Boolean).join(' ')}
      aria-label={title}
    >
      <header className={classes.head}>
        <div>
          <Heading className={classes.title}>{title}</Heading>
          {about}
        </div>
        {state}
      </header>
      {children}
    </article>
  );
}
