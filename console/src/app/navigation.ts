/** The pages that the navigation leads to, in its order. */
import {
  type Icon,
  IconBasket,
  IconBrain,
  IconFlask,
  IconHome,
  IconListDetails,
  IconReceipt,
  IconSettings,
  IconStack2,
} from '@tabler/icons-react';

export interface NavigationItem {
  path: string;
  /** Key of its name under `navigation` in the locales. */
  name: 'home' | 'runs' | 'batches' | 'receipts' | 'stock' | 'models' | 'experiments' | 'settings';
  icon: Icon;
  /** Second key after `g`. */
  key: string;
}

export const NAVIGATION: readonly NavigationItem[] = [
  { path: '/', name: 'home', icon: IconHome, key: 'h' },
  { path: '/runs', name: 'runs', icon: IconListDetails, key: 'r' },
  { path: '/batches', name: 'batches', icon: IconStack2, key: 'b' },
  { path: '/receipts', name: 'receipts', icon: IconReceipt, key: 'c' },
  { path: '/stock', name: 'stock', icon: IconBasket, key: 't' },
  { path: '/models', name: 'models', icon: IconBrain, key: 'm' },
  { path: '/experiments', name: 'experiments', icon: IconFlask, key: 'e' },
  { path: '/settings', name: 'settings', icon: IconSettings, key: 's' },
];
