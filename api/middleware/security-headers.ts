/**
 * What a browser is told about every answer: scripts come from here alone, nobody may frame us, and of what a device can
 * sense a page of ours gets the camera alone, for barcodes. A route that sends a caller's own bytes narrows it further.
 */
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** What a page has no use for, so that nobody else can use it through the page. */
const PERMISSIONS_POLICY = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .concat('camera=(self)')
  .join(', ');

export function securityHeaders(): RequestHandler[] {
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // The reader of barcodes is WebAssembly; text still becomes no script.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        scriptSrcAttr: ["'none'"],
        // Component libraries set styles at run time; a style cannot run anything.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        // In older browsers 'self' does not reach to sockets of the same host.
        connectSrc: [
          "'self'",
          (req) => `ws://${hostOf(req.headers.host)}`,
          (req) => `wss://${hostOf(req.headers.host)}`,
        ],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
  return [
    headers,
    (_req, res, next) => {
      res.setHeader('Permissions-Policy', PERMISSIONS_POLICY);
      next();
    },
  ];
}

const HOST = /^[\w.-]+(:\d{1,5})?$|^\[[0-9a-f:.]+\](:\d{1,5})?$/i;

/** A header that is no host must not add anything to the policy. */
function hostOf(header: string | undefined): string {
  return header !== undefined && HOST.test(header) ? header : 'localhost';
}
