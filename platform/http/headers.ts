import type { ServerResponse } from 'node:http';

/** Security headers that every response carries. `scripts` are CSP sources for inline scripts. */
export function securityHeaders(scripts: string, https: boolean, dev: boolean): Record<string, string> {
  const csp = [
    "default-src 'self'",
    `script-src 'self' ${scripts}${dev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${dev ? "'unsafe-inline'" : scripts}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
  return {
    'content-security-policy': csp,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(https ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  };
}

/** Says of an answer, inside of the house only, that it is a file that somebody uploaded. */
export const UPLOADED = 'x-plenary-uploaded';
/** Whatever a browser makes of such a file, it loads nothing and runs nothing. */
const SANDBOX = "default-src 'none'; sandbox";

/** Shuts an answer that is an uploaded file into a sandbox as it leaves, whatever its address. */
export function shutUploads(res: ServerResponse): void {
  const writeHead = res.writeHead.bind(res) as (...args: unknown[]) => ServerResponse;
  res.writeHead = (...args: unknown[]) => {
    if (res.hasHeader(UPLOADED)) {
      res.removeHeader(UPLOADED);
      res.setHeader('content-security-policy', SANDBOX);
    }
    return writeHead(...args);
  };
}
