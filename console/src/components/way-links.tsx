/** The ways between pages that belong together, as a line of links. */
import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import classes from './way-links.module.css';

interface WayLinksProps {
  label: string;
  /** `end`: not for what lies below its path. */
  ways: readonly { path: string; name: string; end?: boolean }[];
}

export function WayLinks({ label, ways }: WayLinksProps) {
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a phone the line scrolls: where one is stands in sight.
  useEffect(() => {
    const line = nav.current?.firstElementChild;
    const here = nav.current?.querySelector('[aria-current]')?.parentElement;
    if (line && here) line.scrollLeft = here.offsetLeft + here.offsetWidth / 2 - line.clientWidth / 2;
  }, [pathname]);
  return (
    <nav aria-label={label} ref={nav}>
      <ul className={classes.ways}>
        {ways.map(({ path, name, end }) => (
          <li key={path}>
            <NavLink to={path} end={end} className={classes.way ?? ''}>
              {name}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
