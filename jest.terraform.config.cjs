const base = require('./jest.config.cjs');

/** `npm run test:terraform`: what needs the terraform binary; `EKS_AUTO_REQUIRE_TERRAFORM=1` makes a missing one a failure. */
/** @type {import('jest').Config} */
module.exports = {
  ...base,
  testMatch: ['<rootDir>/__tests__/terraform/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 120_000,
};
