import { wholeReference } from '../../terraform/block';
import { isObject, type Json } from '../../terraform/stack-json';
import { type AnyRelationRule, relationRule } from '../rule';
import { type Block, type JsonProject, leavesOf, placeOf, problemAt, quoted, valueOf, valuesOf } from './json-project';
import { isConditional, isSet } from './written';

const date = '2026-11-28';
const TEMPLATES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html', date };

const DISKS = {
  url: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LaunchTemplateEbsBlockDeviceRequest.html',
  date,
};
const TEMPLATE = { url: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_template', date };

/** Settings of a disk, and the only types that take them. */
const ONLY_FOR: Readonly<Record<string, readonly string[]>> = { iops: ['io1', 'io2', 'gp3'], throughput: ['gp3'] };

/** What EKS says of nodes itself, and where a launch template would say it. */
const KEPT_BY_EKS: Readonly<Record<string, string>> = {
  iam_instance_profile: 'EKS makes the instance profile from node_role_arn',
  'network_interfaces.subnet_id': 'subnets are those of the node group',
  instance_initiated_shutdown_behavior: 'EKS ends the instances of a group itself',
  hibernation_options: 'nodes do not hibernate',
};

/** Launch templates of managed node groups. */
export const nodeGroupTemplateRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN077',
    severity: 'error',
    title: 'A launch template that a managed node group does not take',
    why: 'EKS refuses templates that say what the node group says, or what EKS says itself.',
    fix: 'remove it from the template; instance types are written in one of the two places',
    sources: [TEMPLATES],
    example: {
      before: '"aws_launch_template": { "nodes": { "iam_instance_profile": { … } } }, beside "node_role_arn"',
      after: '"aws_launch_template": { "nodes": {} }',
    },
    subject: 'json',
    *check(project) {
      for (const group of project.resources('aws_eks_node_group')) {
        const template = templateOf(project, group);
        if (template === undefined) continue;
        const { type: made } = group;
        for (const [names, because] of Object.entries(KEPT_BY_EKS)) {
          if (!isWrittenIn(template, names)) continue;
          yield problemAt(template, placeOf(template, names), { message: `nothing for ${made}.${group.name}: ${because}` });
        }
        if (isWrittenIn(template, 'instance_type') && isWrittenIn(group, 'instance_types')) {
          const message = `nothing: ${made}.${group.name} has instance_types`;
          yield problemAt(template, placeOf(template, 'instance_type'), { message });
        }
      }
    },
  }),
  relationRule({
    id: 'JSN078',
    severity: 'error',
    title: 'A disk setting that its type does not take',
    why: 'EC2 refuses the template, or starts no instance from it.',
    fix: 'remove the setting, or write a type that takes it; encrypted is true where there is a key',
    sources: [DISKS, TEMPLATE],
    example: { before: '"volume_type": "gp2", "iops": 3000', after: '"volume_type": "gp3", "iops": 3000' },
    subject: 'json',
    *check(project) {
      for (const template of project.resources('aws_launch_template')) {
        for (const { value: disk, path } of leavesOf(template, 'block_device_mappings.ebs')) {
          if (!isObject(disk)) continue;
          const { volume_type: volumeType, encrypted, kms_key_id: key } = disk;
          for (const [name, types] of Object.entries(ONLY_FOR)) {
            if (!isAsked(disk[name]) || !VOLUME_TYPES.test(String(volumeType)) || types.includes(String(volumeType))) continue;
            const message = `nothing for ${String(volumeType)}; only ${types.join(', ')} take it`;
            yield problemAt(template, [...path, name], { received: quoted(disk[name] ?? null), message });
          }
          if (typeof key === 'string' && key !== '' && (encrypted === false || encrypted === 'false')) {
            yield problemAt(template, [...path, 'encrypted'], { received: 'false', message: 'true: there is a key' });
          }
        }
      }
    },
  }),
];

/** Not of other types, nor of expressions. */
const VOLUME_TYPES = /^(standard|io[12]|gp[23]|s[ct]1)$/;

/** 0 and null are no setting. */
const isAsked = (value: Json | undefined): boolean => value !== undefined && value !== null && value !== 0 && value !== '0';

function templateOf(project: JsonProject, group: Block): Block | undefined {
  const reference = wholeReference(valueOf(group, 'launch_template.id') ?? valueOf(group, 'launch_template.name'));
  return project.beside(group, 'aws_launch_template').find(({ address }) => address === reference?.address);
}

const isWrittenIn = (block: Block, names: string): boolean =>
  valuesOf(block, names).some(({ value }) => isSet(value) && !isConditional(value));
