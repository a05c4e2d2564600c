/** What brings a line to another place: a handle to drag it by, and buttons for whoever cannot drag. */
import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconGripVertical } from '@tabler/icons-react';
import { flushSync } from 'react-dom';
import { useTranslation } from '../../../i18n/i18n';
import classes from './review.module.css';
import type { RowDrag } from './use-row-drag';

interface LineMoverProps {
  place: number;
  /** The last place of the page. */
  last: number;
  move: (to: number) => void;
  handle: ReturnType<RowDrag['handleOf']>;
}

export function LineMover({ place, last, move, handle }: LineMoverProps) {
  const { t } = useTranslation();
  const number = place + 1;
  return (
    <>
      <MoveButton label={t('review.up', { number })} move={() => move(place - 1)} isOff={place === 0}>
        <IconChevronUp aria-hidden size={15} />
      </MoveButton>
      <MoveButton label={t('review.down', { number })} move={() => move(place + 1)} isOff={place === last}>
        <IconChevronDown aria-hidden size={15} />
      </MoveButton>
      <span className={classes.handle} data-handle data-no-swipe {...handle}>
        <IconGripVertical aria-hidden size={16} />
      </span>
    </>
  );
}

interface MoveButtonProps {
  label: string;
  move: () => void;
  /** It stays where it is pressed, so that the focus is not lost. */
  isOff: boolean;
  children: React.ReactNode;
}

function MoveButton({ label, move, isOff, children }: MoveButtonProps) {
  return (
    <ActionIcon
      size={26}
      aria-label={label}
      aria-disabled={isOff}
      data-disabled={isOff || undefined}
      onClick={({ currentTarget }) => {
        if (isOff) return;
        flushSync(move);
        currentTarget.focus();
      }}
    >
      {children}
    </ActionIcon>
  );
}
