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

/** What people uploaded: whatever a browser makes of it, it loads nothing and runs nothing. */
const UPLOADED = /^\/[a-z]{2}\/[a-z0-9-]+\/accreditation\/[0-9a-f-]+\/photo$/;
const SANDBOX = "default-src 'none'; sandbox";

/** The policy of an address of its own, or the one that every page has. */
export function policyFor(path: string, ordinary: string): string {
  return UPLOADED.test(path) ? SANDBOX : ordinary;
}
