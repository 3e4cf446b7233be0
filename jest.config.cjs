/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // jest leaves one core idle; nobody edits while tests run in CI, and on two cores that is half the time.
  maxWorkers: '100%',
  roots: ['<rootDir>/__tests__'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/__tests__/terraform/', '<rootDir>/__tests__/package/'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } }],
  },
  setupFiles: ['<rootDir>/__tests__/support/stack-traces-off.cjs'],
};
