import { IconSearch } from '@tabler/icons-react';
import type { InputHTMLAttributes } from 'react';
import classes from './SearchField.module.css';

/** A field to search with; its name is heard, its hint is seen. */
export function SearchField({
  label,
  ...input
}: { label: string } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <div className={classes.search}>
      <IconSearch size={20} aria-hidden="true" />
      <input type="search" aria-label={label} placeholder={label} {...input} />
    </div>
  );
}
