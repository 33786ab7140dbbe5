import { PHASE_PRODUCTION_SERVER } from 'next/constants.js';
import { MOST_DOCUMENT_BODY } from './platform/http/sizes.mjs';

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // The server compresses; it keeps public pages compressed once.
  compress: false,
  reactStrictMode: true,
  // Pictures are re-encoded once, on upload.
  images: { unoptimized: true },
  serverExternalPackages: ['pg', 'pino', 'sharp', 'nodemailer', 'yjs'],
  generateBuildId: () => process.env.PLENARY_BUILD_ID ?? null,
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  typescript: { ignoreBuildErrors: true },
  // Each reading of a page draws its metadata anew: streamed behind the rest, it leaves the page without a title meanwhile.
  htmlLimitedBots: /.*/,
  experimental: {
    // What comes in is bounded by the server, before it is read.
    serverActions: { bodySizeLimit: MOST_DOCUMENT_BODY },
    proxyClientMaxBodySize: MOST_DOCUMENT_BODY,
    authInterrupts: true,
    // A page is loaded when somebody first asks for it: a house that has just started answers sooner, and holds less.
    preloadEntriesOnStart: false,
  },
};

/** What the plug-in sets is for building alone: a server of what was built starts without it. */
export default async function configFor(phase) {
  if (phase === PHASE_PRODUCTION_SERVER) return config;
  const { default: createNextIntlPlugin } = await import('next-intl/plugin');
  return createNextIntlPlugin('./platform/i18n/request.ts')(config);
}
