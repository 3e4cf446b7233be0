import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type CodeBlock, projectFolder } from './markdown';

/** Where code of documents is written, compiled and run; ignored by git. */
export const workFolder = join(projectFolder, '.cache', 'docs');

const PACKAGE = 'cdktf-eks-auto-mode';

/** What a piece of a configuration is added to: a small sound environment. */
const BASE = `import type { EnvironmentInput } from '../lib/environment';

export const base: EnvironmentInput = {
  name: 'example',
  profile: 'development',
  account: '111122223333',
  region: 'ap-northeast-1',
  state: { type: 'local' },
  network: { cidr: '10.40.0.0/16', zones: ['apne1-az1', 'apne1-az2', 'apne1-az4'] },
  cluster: {
    version: '1.36',
    zones: ['apne1-az1', 'apne1-az2', 'apne1-az4'],
    endpoint: { publicFrom: ['203.0.113.0/24'] },
  },
  access: {
    pipeline: { apply: 'arn:aws:iam::111122223333:role/terraform-apply' },
    admins: ['arn:aws:iam::111122223333:role/platform-admin'],
  },
};
`;

/** A block that describes an environment. */
export interface EnvironmentBlock {
  readonly block: CodeBlock;
  /** Lists it, as `envs/index.ts` of a project would. */
  readonly file: string;
  /** The block shows what not to write; the \`text\` block that follows shows what is said about it. */
  readonly isWrong: boolean;
}

const isFile = ({ text }: CodeBlock): boolean => text.includes('defineEnvironment(') && text.includes('export default ');

/** `network: { … },` alone, perhaps below a comment. */
const isPiece = ({ text }: CodeBlock): boolean => /^\w+: /.test(text.replace(/^(\s*\/\/.*\n)*/, ''));

/** An entry of a list of rules. */
const isRule = ({ text }: CodeBlock): boolean => /^(value|relation)Rule\(/.test(text);

/** Where a block is written. Files with a title share the project of their document, unless they are wrong. */
function folderOf({ document, line, title, flags }: CodeBlock): string {
  const name = document.replace(/\.md$/, '').replace(/[^A-Za-z0-9]+/g, '-');
  // What is wrong may be wrong for the compiler too.
  if (flags.includes('wrong')) return join(workFolder, 'wrong', `${name}-${line}`);
  return join(workFolder, 'compiled', title === undefined ? `${name}-${line}` : name);
}

/** The project that the files of a document make up, for commands that follow them. */
export const projectOf = (block: CodeBlock): string => folderOf({ ...block, title: 'envs/index.ts', flags: [] });

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text.endsWith('\n') ? text : `${text}\n`);
}

/** Empties the folder and says with which options the compiler reads it. */
export function prepare(): void {
  rmSync(workFolder, { recursive: true, force: true });
  const compilerOptions = {
    paths: {
      [PACKAGE]: ['../../lib/index.ts'],
      [`${PACKAGE}/environment`]: ['../../lib/environment.ts'],
      [`${PACKAGE}/testing`]: ['../../lib/testing.ts'],
    },
    types: ['node'],
  };
  write(
    join(workFolder, 'tsconfig.json'),
    JSON.stringify({ extends: '../../tsconfig.json', compilerOptions, include: ['compiled/**/*.ts'], exclude: [] }),
  );
}

/** Writes a TypeScript block as it would stand in a project; undefined for one that describes no environment. */
export function writeTypeScript(block: CodeBlock): EnvironmentBlock | undefined {
  const folder = folderOf(block);
  if (isRule(block)) {
    const imports = `import { relationRule, valueRule } from '../../../../lib/rules/rule';\nvoid relationRule;`;
    write(join(folder, 'rules.ts'), `${imports}\nexport const rules = [\n${block.text}\n];`);
    return undefined;
  }
  if (!isFile(block) && !isPiece(block)) {
    write(join(folder, block.title ?? 'block.ts'), `${block.text}\nexport {};`);
    return undefined;
  }
  const title = isFile(block) ? (block.title ?? 'envs/example.ts') : 'envs/example.ts';
  // The piece starts on the third line.
  const around = `import { defineEnvironment, maintenanceWindow, nodePool, requirement, ssoRole } from '../lib/environment';\nimport { base } from './base'; export default defineEnvironment({ ...base,\n`;
  // Makes the folder a project, as `eks-auto` understands it.
  write(join(folder, 'package.json'), '{}');
  write(join(folder, 'lib', 'environment.ts'), `export * from '../../../../../lib/environment';`);
  write(join(folder, 'envs', 'base.ts'), BASE);
  write(join(folder, title), isFile(block) ? block.text : `${around}${block.text}\n});`);
  const list = join(folder, 'envs', `listed-${block.line}.ts`);
  const isList = /export default \[/.test(block.text);
  write(list, `import one from './${basename(title, '.ts')}';\nexport default ${isList ? 'one' : '[one]'};`);
  return { block, file: list, isWrong: block.flags.includes('wrong') };
}
