import { ALIAS_ARN, KEY_ARN } from './cluster-keys';
import { valueRule, type Rule } from './rule';
import { ofText } from './texts';

const TEMPLATES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html', date: '2026-11-21' };
const LAUNCH_TEMPLATE = {
  url: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_template',
  date: '2026-11-28',
};

/** The images of EKS are this large. */
const LEAST_DISK = 20;

/** Disks of managed node groups. */
export const nodeGroupDiskRules: readonly Rule[] = [
  valueRule({
    id: 'CMP027',
    severity: 'error',
    title: 'A disk that is too small for the image',
    why: `The images of EKS have ${LEAST_DISK} GiB; EC2 starts no instance with less.`,
    fix: 'write at least 20, better 80',
    sources: [TEMPLATES],
    example: { before: 'disk: { sizeGiB: 8 }', after: 'disk: { sizeGiB: 80 }' },
    at: ['cluster.nodeGroups.*.disk.sizeGiB'],
    check: (value) =>
      typeof value === 'number' && Number.isInteger(value) && value >= LEAST_DISK
        ? undefined
        : { message: `a whole number, at least ${LEAST_DISK}` },
  }),
  valueRule({
    id: 'CMP036',
    severity: 'error',
    title: 'A disk key that is no ARN',
    why: 'Terraform takes the key of a disk by its ARN, or by that of an alias, and refuses ids and names when it plans.',
    fix: 'write what `aws kms describe-key --key-id <id> --query KeyMetadata.Arn` prints',
    sources: [LAUNCH_TEMPLATE],
    example: {
      before: "disk: { key: '1234abcd-12ab-34cd-56ef-1234567890ab' }",
      after: "disk: { key: 'arn:aws:kms:ap-northeast-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab' }",
    },
    at: ['cluster.nodeGroups.*.disk.key'],
    check: ofText((text) =>
      KEY_ARN.test(text) || ALIAS_ARN.test(text) ? undefined : { message: 'arn:<partition>:kms:<region>:<account>:key/<id>' },
    ),
  }),
];
