import type { Key } from '../model/key';
import { isReference } from '../model/reference';
import type { InputPath } from './input-path';
import { relationRule, valueRule, type Rule } from './rule';
import { ofText } from './texts';

const date = '2026-11-21';
const ENVELOPE = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html', date };
const DISKS = { url: 'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption-requirements.html', date: '2026-11-28' };
const LOGS = { url: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html', date };

export const KEY_ARN = /^arn:([a-z][a-z0-9-]*):kms:([a-z0-9-]+):(\d{12}):key\/[\w-]+$/;
export const ALIAS_ARN = /^arn:([a-z][a-z0-9-]*):kms:([a-z0-9-]+):(\d{12}):alias\/[\w/-]+$/;

const arnOf = (key: Key): string | undefined => (key.kind === 'existing' ? key.arn : undefined);

const isSecretsKey = (path: InputPath): boolean => path.at(-1) === 'secretsKey';

/** Keys that encrypt secrets and logs. */
export const keyRules: readonly Rule[] = [
  valueRule({
    id: 'CLU055',
    severity: 'error',
    title: 'Neither a choice of key nor the ARN of one',
    why: 'CloudWatch takes a key by its ARN, EKS by its ARN or by that of an alias. Anything else is refused.',
    fix: "write 'own', 'aws', or what `aws kms describe-key --key-id <alias> --query KeyMetadata.Arn` prints",
    sources: [ENVELOPE, LOGS],
    example: { before: "secretsKey: 'alias/secrets'", after: "secretsKey: 'arn:aws:kms:ap-northeast-1:111122223333:key/…'" },
    at: ['cluster.secretsKey', 'cluster.logs.key'],
    check: ofText((text, { path }) =>
      text === 'own' || text === 'aws' || KEY_ARN.test(text) || (isSecretsKey(path) && ALIAS_ARN.test(text))
        ? undefined
        : { message: "'own', 'aws', or arn:<partition>:kms:<region>:<account>:key/<id>" },
    ),
  }),
  valueRule({
    id: 'CLU057',
    severity: 'warning',
    title: 'A key of Secrets by an alias',
    why: 'EKS takes an alias and answers with the key behind it, so that every plan shows a difference that no apply ends. An alias that is pointed at another key changes nothing in a cluster that exists.',
    fix: 'what `aws kms describe-key --key-id <alias> --query KeyMetadata.Arn` prints',
    sources: [ENVELOPE, { url: 'https://github.com/hashicorp/terraform-provider-aws/issues/43244', date: '2026-11-28' }],
    example: {
      before: "secretsKey: 'arn:aws:kms:ap-northeast-1:111122223333:alias/secrets'",
      after: "secretsKey: 'arn:aws:kms:ap-northeast-1:111122223333:key/…'",
    },
    at: ['cluster.secretsKey'],
    check: ofText((text) => (ALIAS_ARN.test(text) ? { message: 'the ARN of the key itself' } : undefined)),
  }),
  relationRule({
    id: 'CLU056',
    severity: 'error',
    title: 'A key of another region',
    why: 'EKS and CloudWatch refuse keys of other regions, and EC2 ends an instance whose disk has one before it starts. The replica of a multi-region key is a key of its region and is accepted.',
    fix: 'name a key of the region that the cluster is in',
    sources: [ENVELOPE, LOGS, DISKS],
    example: {
      before: "region: 'ap-northeast-1', cluster: { secretsKey: 'arn:aws:kms:us-east-1:111122223333:key/…' }",
      after: "cluster: { secretsKey: 'arn:aws:kms:ap-northeast-1:111122223333:key/…' }",
    },
    subject: 'cluster',
    *check({ location, secretsKey, logsKey, nodeGroups }) {
      const { region } = location;
      if (region === undefined || isReference(region)) return;
      const keys: readonly { readonly path: InputPath; readonly arn: string | undefined }[] = [
        { path: ['secretsKey'], arn: arnOf(secretsKey) },
        { path: ['logs', 'key'], arn: arnOf(logsKey) },
        ...nodeGroups.map(({ name, launchTemplate }) => ({
          path: ['nodeGroups', name, 'disk', 'key'],
          arn: launchTemplate.disk.keyArn,
        })),
      ];
      for (const { path, arn } of keys) {
        if (arn === undefined || isReference(arn)) continue;
        const found = (KEY_ARN.exec(arn) ?? ALIAS_ARN.exec(arn))?.[2];
        if (found !== undefined && found !== region) yield { path, received: `'${arn}'`, message: `a key of region ${region}` };
      }
    },
  }),
];
