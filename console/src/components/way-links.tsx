/** The ways between pages that belong together, as a line of links. */
import { NavLink } from 'react-router';
import classes from './way-links.module.css';

interface WayLinksProps {
  label: string;
  /** `end`: not for what lies below its path. */
  ways: readonly { path: string; name: string; end?: boolean }[];
}

export function WayLinks({ label, ways }: WayLinksProps) {
  return (
    <nav aria-label={label}>
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
