import { relationRule, type Rule } from './rule';
import { tagProblem } from './tag-problem';

const date = '2026-11-21';
const IAM = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-learn-iam.html', date };
const TAGGING = { url: 'https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html', date };

/** Everything that carries tags of one's own. */
export const TAGGED = ['nodeClasses', 'storageClasses', 'volumeSnapshotClasses', 'ingressClasses'] as const;

/** Tags that Auto Mode sets on what it makes. */
export const platformTagRules: readonly Rule[] = [
  relationRule({
    id: 'PLT004',
    severity: 'error',
    title: 'Tags that the cluster role may not set',
    why: 'The policies of AWS let Auto Mode set its own tags only. With any other tag the instance, volume or load balancer is denied: no node starts ("Error getting launch template configs"), no volume is made.',
    fix: 'cluster: { customTags: true }, or remove the tags',
    sources: [IAM],
    failureModes: ['B16', 'D11'],
    example: {
      before: "cluster: { customTags: false }, … tags: { team: 'shop' }",
      after: "cluster: { customTags: true }, … tags: { team: 'shop' }",
    },
    subject: 'platform',
    *check(platform) {
      if (platform.cluster.customTags) return;
      for (const noun of TAGGED) {
        for (const { name, tags } of platform[noun]) {
          if (Object.keys(tags).length > 0) yield { path: [noun, name, 'tags'], message: 'cluster.customTags is false' };
        }
      }
    },
  }),
  relationRule({
    id: 'PLT009',
    severity: 'error',
    title: 'A tag that AWS refuses',
    why: 'Keys have 1 to 128 characters and values at most 256, of letters, digits, spaces and _ . : / = + - @; keys that start with aws: belong to AWS. What carries a bad tag is never made.',
    fix: 'correct the key or the value',
    sources: [TAGGING],
    example: { before: "tags: { 'cost#center': '7' }", after: "tags: { 'cost-center': '7' }" },
    subject: 'platform',
    *check(platform) {
      for (const noun of TAGGED) {
        for (const { name, tags } of platform[noun]) {
          for (const [key, value] of Object.entries(tags)) {
            const problem = tagProblem(key, value);
            if (problem !== undefined) yield { ...problem, path: [noun, name, 'tags', key] };
          }
        }
      }
    },
  }),
];
