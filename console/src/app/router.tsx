/** Addresses and their pages. Each page is loaded when it is first wanted. */
import { createBrowserRouter, type RouteObject } from 'react-router';
import { PageFailure } from './page-failure';
import { Shell } from './shell';

/** Within the shell, for whoever is signed in. */
const PAGES: RouteObject[] = [
  { index: true, lazy: () => import('../pages/home/home-page') },
  { path: 'runs', lazy: () => import('../pages/runs/runs-page') },
  { path: 'runs/:runId', lazy: () => import('../pages/run/run-page') },
  { path: 'runs/:runId/compare/:otherId', lazy: () => import('../pages/compare/compare-page') },
  { path: 'batches', lazy: () => import('../pages/batches/batches-page') },
  { path: 'batches/:batchId', lazy: () => import('../pages/batch/batch-page') },
  { path: 'models', lazy: () => import('../pages/models/slots-page') },
  { path: 'models/slots/:pipeline/:slot', lazy: () => import('../pages/models/slot-page') },
  { path: 'models/versions/:modelId', lazy: () => import('../pages/models/version-page') },
  { path: 'models/compare', lazy: () => import('../pages/models/compare-page') },
  { path: 'models/retrains', lazy: () => import('../pages/retrains/retrains-page') },
  { path: 'models/retrains/:retrainId', lazy: () => import('../pages/retrains/retrain-page') },
  { path: 'models/datasets', lazy: () => import('../pages/models/datasets-page') },
  { path: 'models/feedback', lazy: () => import('../pages/models/feedback-page') },
  { path: 'models/triggers', lazy: () => import('../pages/triggers/triggers-page') },
  { path: 'models/schedules', lazy: () => import('../pages/triggers/schedules-page') },
  { path: 'experiments', lazy: () => import('../pages/experiments/experiments-page') },
  { path: 'experiments/:experimentId', lazy: () => import('../pages/experiments/experiment-page') },
  { path: 'settings', lazy: () => import('../pages/settings/index-page') },
  { path: 'settings/keys', lazy: () => import('../pages/settings/keys-page') },
  { path: 'settings/sessions', lazy: () => import('../pages/settings/sessions-page') },
  { path: 'settings/users', lazy: () => import('../pages/settings/users-page') },
  { path: 'settings/audit', lazy: () => import('../pages/settings/audit-page') },
  { path: 'settings/system', lazy: () => import('../pages/settings/system-page') },
  { path: '*', lazy: () => import('../pages/missing-page') },
];

/** The page comes in a moment; a sign of waiting would only flash up. */
const Nothing = () => null;

export function createRouter() {
  return createBrowserRouter([
    {
      path: '/sign-in',
      lazy: () => import('../pages/sign-in/sign-in-page'),
      ErrorBoundary: PageFailure,
      HydrateFallback: Nothing,
    },
    {
      path: '/',
      Component: Shell,
      ErrorBoundary: PageFailure,
      HydrateFallback: Nothing,
      children: [{ ErrorBoundary: PageFailure, children: PAGES }],
    },
  ]);
}
