import {
  ingressClassParamsMembersSource,
  nodeClassMembersSource,
  nodePoolMembersSource,
  notInAutoMode,
  objectMembers,
} from '../../aws/object-members';
import { isObject } from '../../terraform/stack-json';
import { didYouMean } from '../did-you-mean';
import { type AnyRelationRule, relationRule } from '../rule';
import { leavesOf, problemAt } from './json-project';
import { objectsOf } from './objects-by-kind';

/** Names of members in the manifests of Auto Mode. */
export const objectMemberRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN111',
    severity: 'warning',
    title: 'A member that the kind does not have',
    why: 'The provider leaves such a member out, with no more than a warning in the plan, and kubectl refuses it: nodes or load balancers come up without what was meant.',
    fix: 'write a member that the kind has',
    sources: [nodeClassMembersSource, nodePoolMembersSource, ingressClassParamsMembersSource],
    failureModes: ['C01'],
    example: { before: '"spec": { "amiFamily": "Bottlerocket" }', after: 'no amiFamily: Auto Mode chooses the image' },
    subject: 'json',
    *check(project) {
      for (const [kind, places] of Object.entries(objectMembers)) {
        for (const block of objectsOf(project, kind)) {
          for (const [at, members] of Object.entries(places)) {
            for (const { value, path } of leavesOf(block, `manifest.${at}`)) {
              if (!isObject(value)) continue;
              for (const member of Object.keys(value)) {
                if (members.includes(member)) continue;
                // What is like no other may be newer than this table.
                const elsewhere = kind.endsWith(' NodeClass') && at === 'spec' ? notInAutoMode[member] : undefined;
                const meant = elsewhere === undefined ? didYouMean(member, members) : undefined;
                if (elsewhere === undefined && meant === undefined) continue;
                yield problemAt(block, [...path, member], {
                  received: `'${member}'`,
                  message: elsewhere ?? `${at} has no such member`,
                  ...(meant !== undefined && { suggestion: meant }),
                });
              }
            }
          }
        }
      }
    },
  }),
];
