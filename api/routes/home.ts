/** The plain page at `/`: where things are and how to send a first file. No script, no outside resource. */
import type { Locale } from '../../contracts/errors';
import { PIPELINES } from '../../contracts/pipelines';
import type { ApiDeps } from '../deps';
import { localeOf } from '../middleware/locals';
import type { Route } from './route';

const TEXTS = {
  en: {
    lead: 'Machine learning on your own CPUs that gets better every week by itself.',
    send: 'Send a file',
    sendHint: 'The administrator’s token was printed by <code>npm start</code>.',
    follow: 'Follow it',
    followHint: 'The answer holds a <code>chain_id</code>. Ask for its state, or open the socket for live progress.',
    pipelines: 'Pipelines',
    addresses: 'Addresses',
    temporal: 'Temporal Web UI: every run as a workflow',
    health: 'Is the process alive?',
    ready: 'Are database, Temporal, blob store and models ready?',
    metrics: 'Metrics for Prometheus',
  },
  ko: {
    lead: '자체 CPU에서 동작하며 매주 스스로 나아지는 머신러닝.',
    send: '파일 보내기',
    sendHint: '관리자 토큰은 <code>npm start</code>가 출력합니다.',
    follow: '진행 확인',
    followHint: '응답에 <code>chain_id</code>가 있습니다. 상태를 조회하거나 소켓을 열어 실시간으로 확인하십시오.',
    pipelines: '파이프라인',
    addresses: '주소',
    temporal: 'Temporal 웹 UI: 모든 실행을 워크플로로 봅니다',
    health: '프로세스가 살아 있습니까?',
    ready: '데이터베이스, Temporal, 저장소, 모델이 준비되었습니까?',
    metrics: 'Prometheus 지표',
  },
} as const satisfies Record<Locale, Record<string, string>>;

const STYLE = `
  :root { color-scheme: light dark; }
  body { font: 16px/1.6 system-ui, sans-serif; max-width: 46rem; margin: 3rem auto; padding: 0 1.25rem; }
  h1 { margin-bottom: 0; letter-spacing: -0.02em; } h2 { margin-top: 2.2rem; font-size: 1.1rem; }
  .lead { margin-top: 0.2rem; opacity: 0.75; }
  pre { padding: 0.9rem 1rem; border-radius: 0.5rem; background: color-mix(in srgb, currentColor 8%, transparent); overflow-x: auto; }
  code { font: 0.92em/1.5 ui-monospace, monospace; } dt { font-weight: 600; } dd { margin: 0 0 0.6rem; }`;

export function homeRoutes({ settings }: Pick<ApiDeps, 'settings'>): Route[] {
  const pages = { en: page('en', settings.temporalUiUrl), ko: page('ko', settings.temporalUiUrl) };
  return [
    {
      method: 'get',
      path: '/',
      access: 'open',
      doc: {
        id: 'getHome',
        tag: 'System',
        summary: 'The page at the root',
        answers: { 200: { description: 'A page.', mediaType: 'text/html' } },
      },
      handle: (req, res) => void res.type('html').set('Vary', 'Accept-Language').send(pages[localeOf(req)]),
    },
  ];
}

function page(locale: Locale, temporalUiUrl: string): string {
  const text = TEXTS[locale];
  const pipelines = PIPELINES.map(({ name, title, stages }) => {
    const steps = stages.map((stage) => stage.title[locale]).join(' → ');
    return `<dt>${title[locale]} <code>POST /api/v1/${name}/runs</code></dt><dd>${steps}</dd>`;
  });
  const addresses = [
    [temporalUiUrl, text.temporal],
    ['/api/health', text.health],
    ['/api/ready', text.ready],
    ['/metrics', text.metrics],
  ].map(([address = '', meaning = '']) => `<dt><a href="${address}">${address}</a></dt><dd>${meaning}</dd>`);
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Treadle</title><style>${STYLE}</style></head>
<body>
<h1>Treadle</h1><p class="lead">${text.lead}</p>
<h2>${text.send}</h2><p>${text.sendHint}</p>
<pre><code>curl -H "Authorization: Bearer $TOKEN" -F file=@invoice.png \\
  http://localhost:8000/api/v1/documents/runs</code></pre>
<h2>${text.follow}</h2><p>${text.followHint}</p>
<pre><code>GET /api/v1/runs/{chain_id}
GET /api/v1/runs/{chain_id}/result
WS  /ws/pipeline/{chain_id}</code></pre>
<h2>${text.pipelines}</h2><dl>${pipelines.join('')}</dl>
<h2>${text.addresses}</h2><dl>${addresses.join('')}</dl>
</body></html>
`;
}
