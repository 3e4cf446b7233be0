import type { StorageClassSettings } from '../model/kubernetes/storage-class';
import { isReference } from '../model/reference';
import { relationRule, type Problem, type Rule } from './rule';

const date = '2026-11-21';
const STORAGE_CLASS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-storage-class.html', date };
const VOLUME_TYPES = { url: 'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html', date };
const PARAMETERS = { url: 'https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md', date };
const KUBERNETES = { url: 'https://kubernetes.io/docs/concepts/storage/storage-classes/', date };

/** Speeds that EC2 takes, by kind of volume. */
const IOPS = { gp3: [3000, 80000], io1: [100, 64000], io2: [100, 256000] } as const;
const IOPS_PER_GB = { io1: 50, io2: 1000 } as const;
const THROUGHPUT = [125, 2000] as const;

/** MiB/s for each of the IOPS of a gp3 volume, at most. */
const THROUGHPUT_PER_IOPS = 0.25;
const DEFAULT_IOPS = 3000;

const EXT_ONLY = ['bytesPerInode', 'numberOfInodes', 'ext4BigAlloc', 'ext4ClusterSize'];

/** Storage classes. */
export const storageRules: readonly Rule[] = [
  relationRule({
    id: 'STO001',
    severity: 'warning',
    title: 'More than one default storage class',
    why: 'Kubernetes then takes the newest of them: which one a claim gets depends on the order in which they were made.',
    fix: 'leave default: true on one',
    sources: [KUBERNETES],
    failureModes: ['F05'],
    example: { before: 'gp3: { default: true }, fast: { default: true }', after: 'gp3: { default: true }, fast: {}' },
    subject: 'platform',
    *check({ storageClasses }) {
      const [first, ...others] = storageClasses.filter(({ isDefault }) => isDefault);
      for (const { name } of others) {
        yield { path: ['storageClasses', name, 'default'], message: `${first?.name ?? ''} is the default already` };
      }
    },
  }),
  relationRule({
    id: 'STO002',
    severity: 'warning',
    title: 'No default storage class',
    why: 'EKS makes no storage class. A claim that names none then stays pending, as those of most charts do.',
    fix: 'default: true on one of them',
    sources: [STORAGE_CLASS],
    failureModes: ['F01'],
    example: {
      before: "storageClasses: { fast: { type: 'io2', iops: 10000 } }",
      after: 'storageClasses: { gp3: { default: true }, fast: … }',
    },
    subject: 'platform',
    *check({ storageClasses }) {
      if (storageClasses.some(({ isDefault }) => isDefault)) return;
      yield { path: ['storageClasses'], message: 'none of the storage classes is the default' };
    },
  }),
  relationRule({
    id: 'STO003',
    severity: 'error',
    title: 'A speed that EC2 refuses',
    why: 'The volume cannot be made, and the claim stays pending with an error in its events.',
    fix: 'write a speed that the kind of volume has',
    sources: [VOLUME_TYPES],
    example: { before: "{ type: 'gp3', throughput: 1000 }", after: "{ type: 'gp3', iops: 4000, throughput: 1000 }" },
    subject: 'platform',
    *check({ storageClasses }) {
      for (const one of storageClasses) yield* speedProblems(one);
    },
  }),
  relationRule({
    id: 'STO004',
    severity: 'error',
    title: 'The key of a storage class is an ARN',
    why: 'The driver takes the full ARN of a key in the region of the cluster. With anything else volumes are not made, and claims stay pending.',
    fix: 'write the ARN of the key, or of its alias',
    sources: [STORAGE_CLASS],
    failureModes: ['B25'],
    example: {
      before: "kmsKeyId: 'alias/volumes'",
      after: "kmsKeyId: 'arn:aws:kms:ap-northeast-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'",
    },
    subject: 'platform',
    *check({ storageClasses, cluster }) {
      for (const { name, kmsKeyId } of storageClasses) {
        if (kmsKeyId === undefined || isReference(kmsKeyId)) continue;
        const path = ['storageClasses', name, 'kmsKeyId'];
        const [, region] = /^arn:aws[\w-]*:kms:([\w-]+):\d{12}:(?:key|alias)\/[\w/-]+$/.exec(kmsKeyId) ?? [];
        if (region === undefined) {
          yield { path, received: `'${kmsKeyId}'`, message: 'accepted is arn:<partition>:kms:<region>:<account>:key/<id>' };
        } else if (region !== cluster.region && !isReference(cluster.region)) {
          yield { path, received: `a key in ${region}`, message: `volumes are in ${cluster.region}, and so is their key` };
        }
      }
    },
  }),
  relationRule({
    id: 'STO005',
    severity: 'error',
    title: 'Parameters that do not go together',
    why: 'The driver refuses to make the volume, and the claim stays pending.',
    fix: 'remove the parameter, or change what it depends on',
    sources: [PARAMETERS],
    example: {
      before: "fileSystem: 'xfs', parameters: { bytesPerInode: '16384' }",
      after: "fileSystem: 'ext4', parameters: { bytesPerInode: '16384' }",
    },
    subject: 'platform',
    *check({ storageClasses }) {
      for (const { name, parameters, fileSystem, volume } of storageClasses) {
        const path = ['storageClasses', name, 'parameters'];
        for (const key of EXT_ONLY.filter((parameter) => parameters[parameter] !== undefined)) {
          if (fileSystem === 'xfs')
            yield { path: [...path, key], received: `${key} on xfs`, message: 'ext2, ext3 and ext4 only' };
        }
        if (parameters['ext4ClusterSize'] !== undefined && parameters['ext4BigAlloc'] !== 'true') {
          yield { path: [...path, 'ext4ClusterSize'], message: "only with ext4BigAlloc: 'true'" };
        }
        if (parameters['allowAutoIOPSPerGBIncrease'] === 'true' && volume.iopsPerGB === undefined) {
          yield { path: [...path, 'allowAutoIOPSPerGBIncrease'], message: 'only with iopsPerGB' };
        }
        if (parameters['blockExpress'] === 'true' && volume.type !== 'io2') {
          yield { path: [...path, 'blockExpress'], received: `blockExpress on ${volume.type}`, message: 'io2 only' };
        }
      }
    },
  }),
  relationRule({
    id: 'STO006',
    severity: 'note',
    title: 'A kind of volume of an earlier generation',
    why: 'gp3 costs a fifth less than gp2 and is faster; standard is magnetic. The kind of a storage class cannot be changed later: it has to be made anew under another name.',
    fix: "type: 'gp3'",
    sources: [VOLUME_TYPES],
    failureModes: ['D08'],
    example: { before: "type: 'gp2'", after: "type: 'gp3'" },
    subject: 'platform',
    *check({ storageClasses }) {
      for (const { name, volume } of storageClasses) {
        if (volume.type !== 'gp2' && volume.type !== 'standard') continue;
        yield { path: ['storageClasses', name, 'type'], received: `'${volume.type}'`, message: 'gp3 is newer' };
      }
    },
  }),
];

function* speedProblems({ name, volume }: StorageClassSettings): Iterable<Problem> {
  const path = ['storageClasses', name];
  if (volume.iops !== undefined) {
    const [least, most] = IOPS[volume.type];
    if (!isWithin(volume.iops, least, most)) {
      yield {
        path: [...path, 'iops'],
        received: `${volume.iops} on ${volume.type}`,
        message: `a whole number from ${least} to ${most}`,
      };
    }
  }
  if (volume.iopsPerGB !== undefined && !isWithin(volume.iopsPerGB, 1, IOPS_PER_GB[volume.type])) {
    yield {
      path: [...path, 'iopsPerGB'],
      received: `${volume.iopsPerGB} on ${volume.type}`,
      message: `a whole number from 1 to ${IOPS_PER_GB[volume.type]}`,
    };
  }
  if (volume.throughput === undefined) return;
  const [least, most] = THROUGHPUT;
  const byIops = (volume.iops ?? DEFAULT_IOPS) * THROUGHPUT_PER_IOPS;
  if (!isWithin(volume.throughput, least, most)) {
    yield {
      path: [...path, 'throughput'],
      received: String(volume.throughput),
      message: `a whole number of MiB/s from ${least} to ${most}`,
    };
  } else if (volume.throughput > byIops) {
    yield {
      path: [...path, 'throughput'],
      received: `${volume.throughput} with ${volume.iops ?? DEFAULT_IOPS} IOPS`,
      message: `at most a quarter of the IOPS: ${byIops}`,
      fix: `iops: ${volume.throughput / THROUGHPUT_PER_IOPS}`,
    };
  }
}

const isWithin = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;
