/** The frame of a page: its heading, what can be done there, its content. Sets the title of the browser's tab. */
import { Group, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import classes from './page.module.css';

interface PageProps {
  title: string;
  /** Beside the heading: badges and the like. */
  beside?: ReactNode;
  /** Below the heading, in small type. */
  about?: ReactNode;
  /** At the end of the heading's line: buttons. */
  actions?: ReactNode;
  /** Uses the whole width of the window. */
  wide?: boolean;
  children: ReactNode;
}

export function Page({ title, beside, about, actions, wide = false, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Treadle`;
  }, [title]);
  return (
    <div className={classes.page} data-wide={wide}>
      <header className={classes.head}>
        <div className={classes.words}>
          <Group gap={12} wrap="wrap">
            <Title order={1} className={classes.title}>
              {title}
            </Title>
            {beside}
          </Group>
          {about !== undefined && <div className={classes.about}>{about}</div>}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
