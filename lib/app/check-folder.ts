import { guardStacks } from '../rules/engine-guards';
import { type EngineRule, engineRules } from '../rules/engine';
import type { Finding } from '../rules/finding';
import { jsonFileRules, judgeJson } from '../rules/json';
import type { RuleText } from '../rules/rule';
import { KnownSchemas } from '../schema/known-schemas';
import type { JsonPath } from '../terraform/stack-json';
import { inOrder } from './check';
import { type FolderError, readTerraformJson, type ReadStack } from './terraform-folder';

/** What is wrong with Terraform JSON, whoever made it. */
export interface CheckedFolder {
  readonly files: number;
  readonly stacks: readonly { readonly name: string; readonly resources: number }[];
  /** Each with the file and the line of the JSON; errors first. */
  readonly findings: readonly Finding[];
}

export interface CheckFolderOptions {
  /** Absolute; files are named relative to it. */
  readonly cwd: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** Guards that hold for Terraform JSON of any origin; the others are about our own output. */
const OF_ANY_ORIGIN: readonly EngineRule[] = [
  'literalTemplate',
  'unresolvedToken',
  'danglingReference',
  'handOver',
  'templateForAddress',
];

/** Remedies for people who do not write cdktf. */
const IN_TERRAFORM: Readonly<Partial<Record<EngineRule, Pick<RuleText, 'fix'>>>> = {
  literalTemplate: { fix: "what AWS or a shell is to read has a doubled sign: '$${aws:username}'; an expression ends with }" },
  danglingReference: { fix: 'name what the folder has; a value of another folder comes from its state or by a variable' },
};

/**
 * Judges a folder of Terraform JSON, or a file.
 *
 * @throws FolderError when there is nothing to read
 */
export function checkFolder(path: string, { cwd, today }: CheckFolderOptions): CheckedFolder {
  const { stacks, unreadable, notRead, files } = readTerraformJson(cwd, path);
  const byName = new Map(stacks.map((one) => [one.stack.name, one]));
  const json = stacks.map(({ stack }) => stack);
  const guarded = guardStacks(json, { folders: [] }, OF_ANY_ORIGIN).map(({ rule, stack, path: at, ...problem }) =>
    finding({ ...engineRules[rule], ...IN_TERRAFORM[rule] }, byName.get(stack), at, problem),
  );
  const schemas = new KnownSchemas(cwd);
  const judged = judgeJson(json, { today, knowledge: { schemas, of: 'all' } }).map(({ rule, stack, path: at, problem }) =>
    finding(rule, byName.get(stack), at, problem),
  );
  const broken = unreadable.map((file) => aboutFile(jsonFileRules.unreadable, file));
  const others = notRead.map((file) =>
    aboutFile(jsonFileRules.notRead, {
      file,
      line: 1,
      column: 1,
      message: 'this file was not read; what would be missing without it is not told',
    }),
  );
  return {
    files,
    stacks: json.map(({ name, elements }) => ({ name, resources: elements.filter(({ kind }) => kind === 'resource').length })),
    findings: inOrder([...broken, ...guarded, ...judged, ...others]),
  };
}

/** That there was nothing to judge, as a finding. */
export function folderFinding({ message }: FolderError): Finding {
  const { id, severity } = jsonFileRules.unreadable;
  const fix = 'name a folder with *.tf.json in it, or one such file';
  return { rule: id, severity, environment: undefined, path: [], received: undefined, message, fix, suggestion: undefined };
}

const aboutFile = (
  { id, severity, fix }: Pick<RuleText, 'id' | 'severity' | 'fix'>,
  {
    file,
    line,
    column,
    message,
  }: { readonly file: string; readonly line: number; readonly column: number; readonly message: string },
): Finding => ({
  rule: id,
  severity,
  environment: file,
  path: [],
  received: undefined,
  message,
  fix,
  suggestion: undefined,
  place: { file, line, column, precision: 'exact' },
});

function finding(
  { id, severity, fix }: Pick<RuleText, 'id' | 'severity' | 'fix'>,
  stack: ReadStack | undefined,
  at: JsonPath,
  problem: { readonly received?: string; readonly message: string; readonly fix?: string; readonly suggestion?: string },
): Finding {
  const place = stack?.locate(at);
  return {
    rule: id,
    severity,
    environment: stack?.stack.name,
    path: place?.path ?? at,
    received: problem.received,
    message: problem.message,
    fix: problem.fix ?? fix,
    suggestion: problem.suggestion,
    ...(place === undefined ? {} : { place: { file: place.file, line: place.line, column: place.column, precision: 'exact' } }),
  };
}
