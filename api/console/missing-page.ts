/** What a browser is told where the console has not been built: how to build it, and what answers without it. */
import type { Locale } from '../../contracts/errors';

const TEXTS = {
  en: {
    title: 'The console has not been built',
    cure: 'Build it with <code>npm run build</code> and load this page again.',
    rest: 'The API works without it:',
    reference: 'API reference',
    ready: 'Readiness',
  },
  ko: {
    title: '콘솔이 빌드되지 않았습니다',
    cure: '<code>npm run build</code>로 빌드한 뒤 이 페이지를 새로 고치십시오.',
    rest: '콘솔이 없어도 API는 동작합니다:',
    reference: 'API 문서',
    ready: '준비 상태',
  },
} as const satisfies Record<Locale, Record<string, string>>;

export function missingPage(locale: Locale): string {
  const text = TEXTS[locale];
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Treadle</title></head>
<body>
<main>
<h1>${text.title}</h1>
<p>${text.cure}</p>
<p>${text.rest} <a href="/api/docs">${text.reference}</a> · <a href="/api/ready">${text.ready}</a></p>
</main>
</body>
</html>
`;
}
