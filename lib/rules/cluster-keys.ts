import type { Key } from '../model/key';
import { isReference } from '../model/reference';
import type { InputPath } from './input-path';
import { relationRule, valueRule, type Rule } from './rule';
import { ofText } from './texts';

const date = '2026-11-21';
const ENVELOPE = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html', date };
const LOGS = { url: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html', date };

const KEY_ARN = /^arn:([a-z][a-z0-9-]*):kms:([a-z0-9-]+):(\d{12}):key\/[\w-]+$/;
const ALIAS_ARN = /^arn:([a-z][a-z0-9-]*):kms:([a-z0-9-]+):(\d{12}):alias\/[\w/-]+$/;

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
    why: 'EKS and CloudWatch refuse keys of other regions. The replica of a multi-region key is a key of its region and is accepted.',
    fix: 'name a key of the region that the cluster is in',
    sources: [ENVELOPE, LOGS],
    example: {
      before: "region: 'ap-northeast-1', cluster: { secretsKey: 'arn:aws:kms:us-east-1:111122223333:key/…' }",
      after: "cluster: { secretsKey: 'arn:aws:kms:ap-northeast-1:111122223333:key/…' }",
    },
    subject: 'cluster',
    *check({ location, secretsKey, logsKey }) {
      const { region } = location;
      if (region === undefined || isReference(region)) return;
      const keys: readonly { readonly path: InputPath; readonly key: Key }[] = [
        { path: ['secretsKey'], key: secretsKey },
        { path: ['logs', 'key'], key: logsKey },
      ];
      for (const { path, key } of keys) {
        if (key.kind !== 'existing' || isReference(key.arn)) continue;
        const found = (KEY_ARN.exec(key.arn) ?? ALIAS_ARN.exec(key.arn))?.[2];
        if (found !== undefined && found !== region)
          yield { path, received: `'${key.arn}'`, message: `a key of region ${region}` };
      }
    },
  }),
];
