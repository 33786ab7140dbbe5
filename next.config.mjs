import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./platform/i18n/request.ts');

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // The server compresses; it keeps public pages compressed once.
  compress: false,
  reactStrictMode: true,
  // Pictures are re-encoded once, on upload.
  images: { unoptimized: true },
  serverExternalPackages: ['pg', 'pino', 'sharp', 'nodemailer'],
  generateBuildId: () => process.env.PLENARY_BUILD_ID ?? null,
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  typescript: { ignoreBuildErrors: true },
  experimental: { serverActions: { bodySizeLimit: '6mb' }, authInterrupts: true },
};

export default withNextIntl(config);
