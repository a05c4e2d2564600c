/** Addresses and their pages. Each page is loaded when it is first wanted. */
import { createBrowserRouter, type RouteObject } from 'react-router';
import type * as LoopPages from '../pages/loop-pages';
import type * as ManagePages from '../pages/manage-pages';
import type * as ReceiptPages from '../pages/receipt-pages';
import type * as RunPages from '../pages/run-pages';
import { PageFailure } from './page-failure';
import { Shell } from './shell';

const loopPage = (name: keyof typeof LoopPages) => async () => ({
  Component: (await import('../pages/loop-pages'))[name],
});

const managePage = (name: keyof typeof ManagePages) => async () => ({
  Component: (await import('../pages/manage-pages'))[name],
});

/** The others are parts of pages. */
type ReceiptPage = Extract<keyof typeof ReceiptPages, `${string}Page`>;

const receiptPage = (name: ReceiptPage) => async () => ({
  Component: (await import('../pages/receipt-pages'))[name],
});

const runPage = (name: keyof typeof RunPages) => async () => ({
  Component: (await import('../pages/run-pages'))[name],
});

/** Within the shell, for whoever is signed in. */
const PAGES: RouteObject[] = [
  { index: true, lazy: () => import('../pages/home/home-page') },
  { path: 'runs', lazy: () => import('../pages/runs/runs-page') },
  { path: 'runs/:runId', lazy: runPage('RunPage') },
  { path: 'runs/:runId/compare/:otherId', lazy: runPage('ComparePage') },
  { path: 'batches', lazy: managePage('BatchesPage') },
  { path: 'batches/:batchId', lazy: managePage('BatchPage') },
  { path: 'receipts', lazy: receiptPage('ReceiptsPage') },
  { path: 'receipts/accuracy', lazy: receiptPage('ReceiptAccuracyPage') },
  { path: 'receipts/:runId', lazy: receiptPage('ReceiptPage') },
  { path: 'stock', lazy: receiptPage('StockPage') },
  { path: 'stock/reminders', lazy: receiptPage('RemindersPage') },
  { path: 'stock/new', lazy: receiptPage('NewStockPage') },
  { path: 'models', lazy: loopPage('SlotsPage') },
  { path: 'models/slots/:pipeline/:slot', lazy: loopPage('SlotPage') },
  { path: 'models/versions/:modelId', lazy: loopPage('VersionPage') },
  { path: 'models/compare', lazy: loopPage('ModelsComparePage') },
  { path: 'models/retrains', lazy: loopPage('RetrainsPage') },
  { path: 'models/retrains/:retrainId', lazy: loopPage('RetrainPage') },
  { path: 'models/datasets', lazy: loopPage('DatasetsPage') },
  { path: 'models/datasets/:datasetId/suspects', lazy: loopPage('SuspectsPage') },
  { path: 'models/feedback', lazy: loopPage('FeedbackPage') },
  { path: 'models/annotation', lazy: loopPage('AnnotationPage') },
  { path: 'models/triggers', lazy: loopPage('TriggersPage') },
  { path: 'models/schedules', lazy: loopPage('SchedulesPage') },
  { path: 'experiments', lazy: loopPage('ExperimentsPage') },
  { path: 'experiments/:experimentId', lazy: loopPage('ExperimentPage') },
  { path: 'settings', lazy: managePage('SettingsIndexPage') },
  { path: 'settings/keys', lazy: managePage('KeysPage') },
  { path: 'settings/sessions', lazy: managePage('SessionsPage') },
  { path: 'settings/users', lazy: managePage('UsersPage') },
  { path: 'settings/audit', lazy: managePage('AuditPage') },
  { path: 'settings/learning', lazy: loopPage('LearningPage') },
  { path: 'settings/costs', lazy: loopPage('CostsPage') },
  { path: 'settings/system', lazy: managePage('SystemPage') },
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
