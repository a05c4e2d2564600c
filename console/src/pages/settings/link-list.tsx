/** Links to places outside the console; each opens beside it. */
import { Anchor } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import classes from './system-page.module.css';

export function LinkList({ links }: { links: readonly { href: string; text: string }[] }) {
  return (
    <ul className={classes.links}>
      {links.map(({ href, text }) => (
        <li key={href}>
          <Anchor href={href} target="_blank" rel="noreferrer" className={classes.link}>
            {text}
            <IconExternalLink aria-hidden size={14} />
          </Anchor>
        </li>
      ))}
    </ul>
  );
}
