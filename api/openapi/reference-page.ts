/** The page of the API reference, its script and its style: three files, since the content policy allows nothing inline. */
import { OWN_PAGE_HEADER } from '../identity/own-page';

export const REFERENCE_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Treadle API</title>
<link rel="icon" type="image/png" href="/api/docs/favicon-32x32.png">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<link rel="stylesheet" href="/api/docs/reference.css">
</head>
<body>
<main id="reference"><noscript>The page needs a script. The document itself is at <a href="/api/openapi.json">/api/openapi.json</a>.</noscript></main>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/reference.js"></script>
</body>
</html>
`;

/**
 * Groups are closed at first: Swagger UI gives up drawing where it has more than some 130 operations to open at once.
 * A tried-out change goes with the session cookie, so it needs the header that no other site can
 * send.
 */
export const REFERENCE_SCRIPT = `'use strict';
SwaggerUIBundle({
  url: '/api/openapi.json',
  domNode: document.getElementById('reference'),
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  filter: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  requestInterceptor: (request) => {
    request.headers['${OWN_PAGE_HEADER}'] = '1';
    return request;
  },
});
`;

export const REFERENCE_STYLE = `body { margin: 0; }
.swagger-ui .wrapper { max-width: 72rem; }
.swagger-ui .info { margin: 2rem 0; }
`;
