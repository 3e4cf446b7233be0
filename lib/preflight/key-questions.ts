import type { Environment } from '../model/environment';
import { either, look, ok, question, quoted, type Question } from './question';

/** What a key that exists is used for, and whom its policy has to name. */
interface KeyUse {
  readonly key: string;
  readonly use: string;
  /** What has to be in the key policy; undefined where IAM policies of the account are enough. */
  readonly policyNames: string | undefined;
}

/** Keys that were made elsewhere. */
export function keyQuestions(environment: Environment): readonly Question[] {
  const uses = keysOf(environment);
  return uses
    .filter(({ key, use }, index) => uses.findIndex((other) => other.key === key && other.use === use) === index)
    .map(keyQuestion);
}

function keysOf({ cluster, platform, state, location }: Environment): readonly KeyUse[] {
  const ec2 = `ec2.${location.region}.${location.dnsSuffix}`;
  const volumes = [
    ...(platform?.nodeClasses ?? []).flatMap(({ ephemeralStorage }) => ephemeralStorage?.kmsKeyID ?? []),
    ...(platform?.storageClasses ?? []).flatMap(({ kmsKeyId }) => kmsKeyId ?? []),
    ...cluster.nodeGroups.flatMap(({ launchTemplate }) => launchTemplate.disk.keyArn ?? []),
  ];
  return [
    ...(cluster.secretsKey.kind === 'existing'
      ? [{ key: cluster.secretsKey.arn, use: 'secrets of the cluster', policyNames: undefined }]
      : []),
    ...(cluster.logsKey.kind === 'existing'
      ? [{ key: cluster.logsKey.arn, use: 'log groups', policyNames: `logs.${location.region}.${location.dnsSuffix}` }]
      : []),
    ...volumes.map((key) => ({ key, use: 'volumes', policyNames: ec2 })),
    ...(state.type === 's3' && state.kmsKeyArn !== undefined
      ? [{ key: state.kmsKeyArn, use: 'Terraform state', policyNames: undefined }]
      : []),
  ];
}

function keyQuestion({ key, use, policyNames }: KeyUse): Question {
  const title = `key of ${use}: ${key.split(/[:/]/).at(-1) ?? key}`;
  const policy = question(
    { failureMode: 'B25', title, meaning: '' },
    ['kms', 'get-key-policy', '--policy-name', 'default', '--query', 'Policy', '--key-id', { bash: '"$id"' }],
    {
      found: either(
        `contains ${quoted(policyNames ?? '')}`,
        ok('B25', title),
        look('B25', title, `its policy does not name ${policyNames ?? ''}: see that it lets ${use} of this account use it`),
      ),
      missing: 'it has no policy',
    },
  );
  // The policy is asked for by the id: an alias is not accepted.
  const usable = policyNames === undefined ? [ok('B25', title)] : policy.script;
  return question(
    {
      failureMode: 'B25',
      title,
      meaning:
        policyNames === undefined
          ? 'A key that is disabled, waits for its deletion or is asymmetric is refused.'
          : `A key that is disabled, waits for its deletion or is asymmetric is refused; and its policy has to let ${policyNames} use it.`,
    },
    ['kms', 'describe-key', '--key-id', key, '--query', 'KeyMetadata.[KeyId,KeyState,KeySpec]'],
    {
      found: [
        "id=$(printf '%s\\n' \"$answer\" | awk '{ print $1 }')",
        `if ! has Enabled || ! has SYMMETRIC_DEFAULT; then look B25 ${quoted(title)} "it is $(list)"`,
        'else',
        ...usable.map((line) => `  ${line}`),
        'fi',
      ],
      missing: 'there is no such key in this region of this account',
    },
  );
}
