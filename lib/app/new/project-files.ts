import { randomUUID } from 'node:crypto';
import type { NewProject } from './new-project';
import type { OwnManifest } from './own-manifest';
import { continuousIntegration, projectReadme } from './project-texts';

/** Peers that stacks are built with; one copy of each, so they belong to the project. */
const PEERS = ['@cdktf/provider-aws', '@cdktf/provider-helm', '@cdktf/provider-kubernetes', 'cdktf', 'constructs'];

const TOOLS = ['@types/node', 'cdktf-cli', 'typescript'];

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** The files of a project by their paths. */
export function projectFiles(project: NewProject, own: OwnManifest): Readonly<Record<string, string>> {
  const exact = (names: readonly string[]): Record<string, string | undefined> =>
    Object.fromEntries(names.map((name) => [name, own.devDependencies[name]]));
  return {
    'package.json': json({
      name: project.name,
      version: '0.0.0',
      private: true,
      engines: own.engines,
      scripts: {
        check: 'eks-auto check',
        synth: 'eks-auto synth',
        typecheck: 'tsc --project .',
        diff: 'cdktf diff',
        deploy: 'cdktf deploy',
      },
      dependencies: sorted({ ...exact(PEERS), [own.name]: project.package }),
      devDependencies: exact(TOOLS),
      // npm reads only those of the root: without them cdktf-cli compiles a terminal, which needs Python and a compiler.
      overrides: own.overrides,
    }),
    'cdktf.json': json({
      language: 'typescript',
      app: `node -r ${own.name}/register main.ts`,
      projectId: randomUUID(),
      sendCrashReports: 'false',
      codeMakerOutput: '.gen',
      terraformProviders: [],
      terraformModules: [],
    }),
    'main.ts': [
      `import { main } from '${own.name}';`,
      "import environments from './envs';",
      '',
      '// `cdktf synth`, `cdktf diff` and `cdktf deploy` come here; `eks-auto` reads envs/index.ts itself and does the same.',
      'process.exitCode = main(environments);',
      '',
    ].join('\n'),
    'tsconfig.json': json({
      compilerOptions: {
        target: 'es2022',
        module: 'node16',
        moduleResolution: 'node16',
        strict: true,
        noUncheckedIndexedAccess: true,
        exactOptionalPropertyTypes: true,
        esModuleInterop: true,
        skipLibCheck: true,
        noEmit: true,
        types: ['node'],
      },
      include: ['main.ts', 'envs'],
    }),
    '.gitignore': [
      'node_modules/',
      'cdktf.out/',
      '.eks-auto-*/',
      '# States of environments with state: { type: "local" }.',
      'state/',
      '*.log',
      '',
    ].join('\n'),
    '.nvmrc': '22\n',
    'README.md': projectReadme(project, own.name),
    '.github/workflows/ci.yml': continuousIntegration(),
  };
}

const sorted = (entries: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(entries).toSorted(([one], [other]) => (one < other ? -1 : 1)));
