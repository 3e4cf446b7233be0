import type { NewProject } from './new-project';

/** What has to be known of where the package comes from: a version is found in a registry only once it is published. */
const origin = (name: string, specifier: string): string =>
  specifier.startsWith('file:')
    ? `\`${name}\` comes from \`${specifier}\`, a file. A pipeline and your colleagues need it at the same place: keep it in this
repository, or write a version once a registry has it.`
    : `\`${name}\` comes from \`${specifier}\`. It may not be in your registry yet; \`npm install\` then ends with 404. \`npm pack\` in a clone of
it makes a file to depend on instead: \`npm install ./<file>.tgz\`.`;

/** What the first page of a project says: how to work with it. */
export function projectReadme({ name, environment, package: specifier }: NewProject, packageName: string): string {
  return `# ${name}

Amazon EKS Auto Mode, one file per environment in \`envs/\`. Node 20.19 or newer; \`.nvmrc\` names the version of the pipeline.

\`\`\`console
$ npm install                    # the first time; it writes package-lock.json, to be committed. Afterwards: npm ci
$ npm run check                  # what is wrong, with file and line; writes nothing
$ npm run synth                  # Terraform JSON in cdktf.out/stacks, one folder per state
$ npm run typecheck
$ npx eks-auto show ${environment}         # everything that was decided, and why
$ npx eks-auto init staging      # a further environment
$ npx eks-auto explain NET012    # what a rule is about
\`\`\`

${origin(packageName, specifier)}

## Deploy

Terraform 1.10 or newer, and credentials of the role in \`access.pipeline.apply\`. Any other account is refused.

\`\`\`console
$ npm run diff -- ${environment}-network
$ npm run deploy -- ${environment}-network ${environment}-cluster ${environment}-platform
\`\`\`

or with Terraform alone, stack by stack:

\`\`\`console
$ npm run synth
$ terraform -chdir=cdktf.out/stacks/${environment}-network init
$ terraform -chdir=cdktf.out/stacks/${environment}-network apply
\`\`\`

Network, cluster, platform, in that order: each needs what the one before has made. Destroying goes the other way.
`;
}

/** Says about every change whether it can be synthesized; what is applied where is a pipeline's own business. */
export function continuousIntegration(): string {
  return `name: ci

on:
  push:
    branches: [main]
  pull_request:

permissions:
  contents: read

jobs:
  check:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 2 # the change, and what it is compared with
      - uses: actions/setup-node@v4
        with:
          node-version-file: .nvmrc
          cache: npm
      - run: npm ci
      - run: npm run typecheck
      - run: npm run check -- \${{ github.event_name == 'pull_request' && '--against HEAD^1' || '' }}
      - run: npm run synth
`;
}
