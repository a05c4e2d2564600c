/** The pages that the navigation leads to, in its order. */
import {
  type Icon,
  IconBrain,
  IconFlask,
  IconHome,
  IconListDetails,
  IconSettings,
  IconStack2,
} from '@tabler/icons-react';

export interface NavigationItem {
  path: string;
  /** Key of its name under `navigation` in the locales. */
  name: 'home' | 'runs' | 'batches' | 'models' | 'experiments' | 'settings';
  icon: Icon;
  /** Second key after `g`. */
  key: string;
}

export const NAVIGATION: readonly NavigationItem[] = [
  { path: '/', name: 'home', icon: IconHome, key: 'h' },
  { path: '/runs', name: 'runs', icon: IconListDetails, key: 'r' },
  { path: '/batches', name: 'batches', icon: IconStack2, key: 'b' },
  { path: '/models', name: 'models', icon: IconBrain, key: 'm' },
  { path: '/experiments', name: 'experiments', icon: IconFlask, key: 'e' },
  { path: '/settings', name: 'settings', icon: IconSettings, key: 's' },
];
