/** A slot in words, with a link to its page. */
import { Link } from 'react-router';
import { useWord } from '../../i18n/loop-texts';
import classes from './link.module.css';

export const slotAddress = (slot: string): string => `/models/slots/${slot}`;

export function SlotLink({ slot }: { slot: string }) {
  const word = useWord();
  return (
    <Link to={slotAddress(slot)} className={classes.link}>
      {word('slot', slot)}
    </Link>
  );
}

export function VersionLink({ id, version }: { id: string; version: string }) {
  return (
    <Link to={`/models/versions/${id}`} className={classes.link}>
      {version}
    </Link>
  );
}
