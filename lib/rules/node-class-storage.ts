import type { EphemeralStorage } from '../model/kubernetes/node-class';
import { isReference } from '../model/reference';
import type { InputPath } from './input-path';
import { relationRule, type Problem, type Rule } from './rule';

const date = '2026-11-21';
const NODE_CLASS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html', date };

/** Largest data volume by unit; the smallest is 1 of each. */
const LARGEST: Readonly<Record<string, number>> = { Gi: 59000, G: 64000, Ti: 58, T: 64 };

const KEY = /^(arn:aws[\w-]*:kms:[\w-]+:\d{12}:(key|alias)\/.+|alias\/.+|(mrk-)?[0-9a-f]{8}-?[0-9a-f-]{4,}|mrk-[0-9a-f]{32})$/;

/** The data volume of nodes. */
export const nodeClassStorageRules: readonly Rule[] = [
  relationRule({
    id: 'NDC020',
    severity: 'error',
    title: 'A data volume that nodes cannot have',
    why: 'The API refuses sizes and speeds outside its ranges, so no node of the class ever starts.',
    fix: "write a size such as '160Gi', IOPS from 3000 to 16000 and a throughput from 125 to 1000",
    sources: [NODE_CLASS],
    failureModes: ['C23'],
    example: { before: "ephemeralStorage: { size: '160', iops: 100 }", after: "ephemeralStorage: { size: '160Gi', iops: 3000 }" },
    subject: 'platform',
    *check({ nodeClasses }) {
      for (const { name, ephemeralStorage } of nodeClasses) {
        if (ephemeralStorage !== undefined) yield* volumeProblems(ephemeralStorage, ['nodeClasses', name, 'ephemeralStorage']);
      }
    },
  }),
  relationRule({
    id: 'NDC021',
    severity: 'error',
    title: 'A key of the data volume that is none',
    why: 'EC2 answers with an error that is only seen in the events of node claims, and no node starts.',
    fix: "write the key's ARN, id or alias (alias/nodes)",
    sources: [NODE_CLASS, { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-kms.html', date }],
    failureModes: ['B25'],
    example: { before: "kmsKeyID: 'nodes'", after: "kmsKeyID: 'alias/nodes'" },
    subject: 'platform',
    *check({ nodeClasses }) {
      for (const { name, ephemeralStorage } of nodeClasses) {
        const key = ephemeralStorage?.kmsKeyID;
        if (key === undefined || isReference(key) || KEY.test(key)) continue;
        yield {
          path: ['nodeClasses', name, 'ephemeralStorage', 'kmsKeyID'],
          received: `'${key}'`,
          message: 'accepted is an ARN or id of a key, alias/<name>, or the ARN of an alias',
          ...(/^[\w/-]+$/.test(key) ? { suggestion: `alias/${key}` } : {}),
        };
      }
    },
  }),
];

function* volumeProblems({ size, iops, throughput }: EphemeralStorage, path: InputPath): Iterable<Problem> {
  if (size !== undefined && !isReference(size) && !isSize(size)) {
    yield { path: [...path, 'size'], received: `'${size}'`, message: '1–59000Gi, 1–64000G, 1–58Ti or 1–64T' };
  }
  if (iops !== undefined && !isWithin(iops, 3000, 16000)) {
    yield { path: [...path, 'iops'], received: String(iops), message: 'a whole number from 3000 to 16000' };
  }
  if (throughput !== undefined && !isWithin(throughput, 125, 1000)) {
    yield { path: [...path, 'throughput'], received: String(throughput), message: 'a whole number of MiB/s from 125 to 1000' };
  }
}

function isSize(size: string): boolean {
  const [, count, unit] = /^(\d+)(Gi|G|Ti|T)$/.exec(size) ?? [];
  return count !== undefined && unit !== undefined && isWithin(Number(count), 1, LARGEST[unit] ?? 0);
}

const isWithin = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;
