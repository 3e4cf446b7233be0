import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';

/** Rooms of `lib/` and whom each may import; docs: ARCHITECTURE.md. */
const rooms = {
  aws: [],
  files: [],
  model: ['aws'],
  terraform: ['aws'],
  rules: ['aws', 'model', 'terraform', 'schema'],
  config: ['aws', 'model', 'rules'],
  constructs: ['aws', 'model', 'rules'],
  backends: ['model'],
  stacks: ['aws', 'model', 'rules', 'constructs', 'backends'],
  schema: ['terraform'],
  offline: ['aws', 'files', 'model', 'rules', 'terraform', 'schema'],
  export: ['aws', 'files', 'model', 'rules', 'terraform', 'schema', 'offline'],
  preflight: ['aws', 'model'],
  report: ['aws', 'files', 'model', 'rules', 'terraform'],
  app: ['aws', 'files', 'model', 'rules', 'config', 'terraform', 'schema', 'stacks', 'report'],
  cli: ['aws', 'files', 'model', 'rules', 'config', 'terraform', 'report', 'schema', 'offline', 'export', 'preflight', 'app'],
};

/** Rooms that may not know the engine. */
const withoutEngine = [
  'aws',
  'files',
  'model',
  'terraform',
  'rules',
  'config',
  'report',
  'schema',
  'offline',
  'export',
  'preflight',
  'cli',
];

const barrel = {
  regex: '^@cdktf/provider-[a-z]+(/lib)?$',
  message: 'Import from the resource (@cdktf/provider-aws/lib/vpc): the barrel costs 3 s and 550 MiB.',
};

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'cdktf.out/', 'coverage/', '.cache/', '**/cdktf.out/'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      'no-restricted-imports': ['error', { patterns: [barrel] }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.name='config']:not([typeArguments])",
          message: 'Write the type argument, config<VpcConfig>({ … }): without it a misspelt key passes silently.',
        },
        {
          selector: 'NewExpression[callee.name=/^Data(Aws|Kubernetes|Helm)/]',
          message: 'No data source where a name or the configuration can tell.',
        },
      ],
      eqeqeq: 'error',
    },
  },
  // What others write is not held to our ways.
  { files: ['__tests__/support/foreign-stacks/**/*.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['lib/**/*.ts'],
    plugins: { boundaries },
    settings: {
      'boundaries/elements': Object.keys(rooms).map((type) => ({ type, pattern: `lib/${type}` })),
      'import/resolver': { node: { extensions: ['.ts', '.cjs'] } },
    },
    rules: {
      'no-restricted-globals': [
        'error',
        ...['__dirname', '__filename'].map((name) => ({
          name,
          message: 'One file that asks for its folder makes lib/register.cjs give up the bundle, for every command.',
        })),
      ],
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          message: '{{from.element.type}} may not import {{to.element.type}}; see ARCHITECTURE.md',
          policies: Object.entries(rooms).map(([from, allow]) => ({
            from: { element: { type: from } },
            allow: { to: { element: { type: [...allow, from] } } },
          })),
        },
      ],
    },
  },
  ...withoutEngine.map((room) => ({
    files: [`lib/${room}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [barrel, { regex: '^(cdktf|constructs|@cdktf/(?!hcl).*)$', message: `${room} does not know the engine.` }] },
      ],
    },
  })),
  {
    files: ['__tests__/**/*.ts'],
    ignores: ['__tests__/support/fast-check.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [barrel, { regex: '^fast-check$', message: 'Import __tests__/support/fast-check: it fixes the seed.' }] },
      ],
    },
  },
  {
    files: ['envs/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            barrel,
            { regex: '^(?!\\./|\\.\\./lib/environment$)', message: 'envs/ import only lib/environment and each other.' },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.cjs', '**/*.mjs'],
    languageOptions: {
      globals: {
        require: 'readonly',
        module: 'writable',
        process: 'readonly',
        console: 'readonly',
        __dirname: 'readonly',
        Buffer: 'readonly',
      },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
