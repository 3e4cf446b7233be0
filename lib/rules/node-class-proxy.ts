import { isReference } from '../model/reference';
import { relationRule, type Rule } from './rule';

const date = '2026-11-21';
const NODE_CLASS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html', date };

const LONGEST = 255;
const MOST = 50;

/** Nodes behind a proxy. */
export const nodeClassProxyRules: readonly Rule[] = [
  relationRule({
    id: 'NDC017',
    severity: 'error',
    title: 'A proxy that nodes cannot use',
    why: 'The API refuses it, and nodes that cannot reach the cluster never join.',
    fix: "write 'http://proxy.example.com:3128'",
    sources: [NODE_CLASS],
    failureModes: ['C24'],
    example: { before: "httpsProxy: 'proxy.example.com'", after: "httpsProxy: 'http://proxy.example.com:3128'" },
    subject: 'platform',
    *check({ nodeClasses }) {
      for (const { name, advancedNetworking } of nodeClasses) {
        const proxy = advancedNetworking?.httpsProxy;
        if (proxy === undefined || isReference(proxy)) continue;
        if (/^https?:\/\/([A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\]):\d{1,5}$/.test(proxy) && proxy.length <= LONGEST) continue;
        yield {
          path: ['nodeClasses', name, 'advancedNetworking', 'httpsProxy'],
          received: `'${proxy}'`,
          message: `http://host:port, at most ${LONGEST} characters`,
        };
      }
    },
  }),
  relationRule({
    id: 'NDC018',
    severity: 'error',
    title: 'More exceptions from the proxy than a node class takes',
    why: `A node class takes ${MOST} entries of at most ${LONGEST} characters. Some are always there: without instance metadata, the Pod Identity agent and the cluster behind the proxy, nodes do not join and pods get no credentials.`,
    fix: 'use a common ending (.example.com) or a range instead of single hosts',
    sources: [NODE_CLASS, { url: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html', date }],
    failureModes: ['C24'],
    example: { before: "noProxy: ['a.example.com', 'b.example.com', …]", after: "noProxy: ['.example.com']" },
    subject: 'platform',
    *check({ nodeClasses }) {
      for (const { name, advancedNetworking } of nodeClasses) {
        const entries = advancedNetworking?.noProxy ?? [];
        const path = ['nodeClasses', name, 'advancedNetworking', 'noProxy'];
        if (entries.length > MOST) {
          yield { path, received: `${entries.length} entries, with those that are always there`, message: `at most ${MOST}` };
        }
        for (const entry of entries.filter((one) => one.length > LONGEST)) {
          yield { path, received: `'${entry.slice(0, 40)}…'`, message: `at most ${LONGEST} characters` };
        }
      }
    },
  }),
  relationRule({
    id: 'NDC019',
    severity: 'warning',
    title: 'Exceptions from a proxy that is not there',
    why: 'noProxy means nothing without httpsProxy; probably the proxy was forgotten.',
    fix: 'add httpsProxy, or remove noProxy',
    sources: [NODE_CLASS],
    example: { before: "advancedNetworking: { noProxy: ['.example.com'] }", after: 'advancedNetworking: {}' },
    subject: 'platform',
    *check({ nodeClasses }) {
      for (const { name, advancedNetworking } of nodeClasses) {
        if (advancedNetworking?.noProxy === undefined || advancedNetworking.httpsProxy !== undefined) continue;
        yield { path: ['nodeClasses', name, 'advancedNetworking', 'noProxy'], message: 'there is no httpsProxy' };
      }
    },
  }),
];
