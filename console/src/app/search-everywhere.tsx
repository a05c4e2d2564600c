/** Ctrl-K: opens the search over everything, whose code is loaded when it is first wanted. */
import { useHotkeys } from '@mantine/hooks';
import { lazy, useState } from 'react';
import { Optional } from '../components/optional';
import { useStore } from '../state/store';
import { openSearch, searchOpened } from './search-state';

const SearchDialog = lazy(() => import('./search-dialog'));

export function SearchEverywhere({ onHelp }: { onHelp: () => void }) {
  const opened = useStore(searchOpened);
  const [isWanted, setIsWanted] = useState(false);
  if (opened && !isWanted) setIsWanted(true);
  useHotkeys([['mod+K', openSearch]], []);
  return (
    <Optional>
      {isWanted && <SearchDialog opened={opened} onClose={() => searchOpened.set(false)} onHelp={onHelp} />}
    </Optional>
  );
}
