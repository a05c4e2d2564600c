/** What this installation is and how much it takes: for clients that check before they send, and for links. */
import { BATCH_ITEMS_MAX } from '../../contracts/batch';
import type { ApiDeps } from '../deps';
import { systemSchema } from '../schemas/system';
import type { Route } from './route';

export function systemRoutes({ settings }: Pick<ApiDeps, 'settings'>): Route[] {
  const system = {
    version: settings.version,
    temporal: { ui_url: settings.temporalUiUrl, namespace: settings.TEMPORAL_NAMESPACE },
    limits: {
      upload_bytes_max: settings.UPLOAD_BYTES_MAX,
      pages_max: settings.PAGES_MAX,
      pixels_max: settings.PIXELS_MAX,
      batch_items_max: BATCH_ITEMS_MAX,
    },
  };
  return [
    {
      method: 'get',
      path: '/api/v1/system',
      access: { role: 'viewer', scope: null },
      doc: {
        id: 'getSystem',
        tag: 'System',
        summary: 'Version, limits and where the Temporal Web UI is',
        answers: { 200: { description: 'What holds for the whole installation.', schema: systemSchema } },
      },
      handle: (_req, res) => void res.json(system),
    },
  ];
}
