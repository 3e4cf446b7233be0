import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Access, AccessEntry, StandardAccessEntry } from '../../model/access';
import type { Cluster } from '../../model/cluster';
import type { PodIdentity } from '../../model/pod-identity';
import { accessRules } from '../../rules/access';
import { clusterRules } from '../../rules/cluster';
import { environmentRules } from '../../rules/environment';
import type { Finding } from '../../rules/finding';
import { startsWith, type InputPath } from '../../rules/input-path';
import { libraryRules } from '../../rules/library';
import { podIdentityRules } from '../../rules/pod-identity';
import type { AnyRelationRule, Rule, SubjectName, Subjects, ValueRule } from '../../rules/rule';
import { runRelationRules, runValueRules, withoutRepetition } from '../../rules/run';
import { described, report } from '../findings';
import { readable } from '../readable';
import type { AutoModeClusterProps } from './auto-mode-cluster-props';

const RULES: readonly Rule[] = [...libraryRules, ...environmentRules, ...clusterRules, ...accessRules, ...podIdentityRules];
const VALUE_RULES: readonly ValueRule[] = RULES.filter((rule) => rule.kind === 'value');
const RELATION_RULES: readonly AnyRelationRule[] = RULES.filter((rule) => rule.kind === 'relation');

/** Without account and region, nothing can be decided about keys and ARNs. */
const CANNOT_BE_DECIDED = ['LIB002', 'LIB003'];

/** Nobody administers the cluster: an error, unless somebody says that the entries are made elsewhere. */
const NO_ADMINISTRATOR = 'ACC017';

/**
 * Runs the rules of environments over one cluster in somebody's stack. Rules read a configuration, so each call is
 * shown to them as the part of a configuration that says the same, and what they find is told in the words of the call.
 */
export class AutoModeClusterChecks {
  private readonly today = new Date().toISOString().slice(0, 10);
  private readonly name: string;
  private readonly acknowledged: ReadonlySet<string>;
  /** What stands at the top of a configuration. */
  private readonly common: Readonly<Record<string, unknown>>;

  public constructor(
    private readonly construct: IConstruct,
    private readonly props: AutoModeClusterProps,
  ) {
    this.name = `AutoModeCluster '${construct.node.path}'`;
    this.acknowledged = new Set(Object.keys(props.acknowledge ?? {}));
    this.common = literals({ account: props.account, region: props.region });
  }

  /** Judges the properties, and what is decided from them. */
  public cluster(decide: () => Cluster): Cluster {
    const { tags = {}, permissionsBoundary, rolePath } = this.props;
    const input = {
      ...this.common,
      tags: literals(tags),
      ...literals({ permissionsBoundary, rolePath }),
      // Constructs say nothing to a rule.
      cluster: readable({ ...this.props, dependsOn: undefined }),
    };
    const values = this.values(input);
    const unsound = values.some(({ rule }) => CANNOT_BE_DECIDED.includes(rule));
    const model = unsound ? undefined : decide();
    this.report([...values, ...(model === undefined ? [] : this.relations('cluster', model, input))], this.name);
    return model ?? decide();
  }

  /** Judges one more access entry beside those that there are. */
  public entry(entry: StandardAccessEntry, earlier: readonly AccessEntry[], cluster: Cluster): void {
    const [kind, id] = entry.path.map(String);
    const { principalArn, policies, groups, userName } = entry;
    const [association] = policies;
    const team = {
      role: principalArn,
      ...(association === undefined
        ? { groups, userName }
        : {
            policy: association.policy,
            namespaces: association.scope.type === 'cluster' ? 'all' : association.scope.namespaces,
          }),
    };
    const written = kind === 'admins' ? { admins: { [String(id)]: principalArn } } : { teams: { [String(id)]: team } };
    const input = { ...this.common, access: readable(written) };
    const access = accessOf([...earlier, entry], cluster);
    const ofEntry = this.relations('access', access, input).filter(({ path }) => startsWith(path, ['access', ...entry.path]));
    this.report([...this.values(input), ...ofEntry], `${this.name}, ${callOf(entry.path)},`);
  }

  /** Judges one more Pod Identity beside those that there are. */
  public podIdentity(options: object, podIdentity: PodIdentity, earlier: readonly PodIdentity[]): void {
    const path = ['podIdentities', podIdentity.name];
    const input = { ...this.common, podIdentities: { [podIdentity.name]: readable(options) } };
    const ofThis = this.relations('podIdentities', [...earlier, podIdentity], input).filter((finding) =>
      startsWith(finding.path, path),
    );
    this.report([...this.values(input), ...ofThis], `${this.name}, addPodIdentity('${podIdentity.name}'),`);
  }

  /** Asked at synthesis, when everybody has been let in. */
  public administrators(entries: readonly AccessEntry[], cluster: Cluster): string[] {
    if (this.acknowledged.has(NO_ADMINISTRATOR)) return [];
    return this.relations('access', accessOf(entries, cluster), {})
      .filter(({ rule }) => rule === NO_ADMINISTRATOR)
      .map((finding) =>
        described(
          { ...finding, fix: `call grantAdmin(), or acknowledge ${NO_ADMINISTRATOR} when entries are made elsewhere` },
          { path: () => [] },
        ),
      );
  }

  private values(input: unknown): readonly Finding[] {
    return runValueRules(VALUE_RULES, input, { today: this.today, environment: this.name, skip: () => false });
  }

  private relations<Name extends keyof typeof PLACES>(name: Name, subject: Subjects[Name], input: unknown): readonly Finding[] {
    return runRelationRules(RELATION_RULES, name, subject, {
      today: this.today,
      environment: this.name,
      at: PLACES[name],
      input,
    });
  }

  private report(findings: readonly Finding[], name: string): void {
    report(
      withoutRepetition(findings).map((finding) => ({
        ...finding,
        message: inCalls(finding.message),
        fix: inCalls(finding.fix),
      })),
      { construct: this.construct, name, path: toProperty, acknowledged: this.acknowledged },
    );
  }
}

const PLACES = { cluster: ['cluster'], access: ['access'], podIdentities: ['podIdentities'] } as const satisfies Partial<
  Record<SubjectName, InputPath>
>;

function accessOf(entries: readonly AccessEntry[], { builtInCompute, nodeRole }: Cluster): Access {
  const automatic = builtInCompute.nodePools.length > 0 && nodeRole.arn !== undefined ? [nodeRole.arn] : [];
  return { pipeline: undefined, entries, automatic, adminRole: undefined };
}

const callOf = ([kind, id]: InputPath): string => `${kind === 'admins' ? 'grantAdmin' : 'grantAccess'}('${String(id)}')`;

/** From the place in a configuration to the property of the call. */
function toProperty([part, ...rest]: InputPath): InputPath {
  switch (part) {
    case 'cluster':
      return rest;
    case 'podIdentities':
      return rest.slice(1);
    case 'access':
      return rest[0] === 'admins' ? ['principalArn'] : renamed(rest.slice(2));
    default:
      return part === undefined ? [] : [part, ...rest];
  }
}

const renamed = ([key, ...rest]: InputPath): InputPath => {
  if (key === undefined) return [];
  return [({ role: 'principalArn', namespaces: 'scope' } as const)[String(key)] ?? key, ...rest];
};

/** Rules name other places of the configuration; here they are calls. */
const inCalls = (text: string): string =>
  text.replace(/\baccess\.(admins|teams)(?:\.([\w$]+)|\["([^"]+)"\])/g, (_, kind: string, plain?: string, quoted?: string) =>
    callOf([kind, plain ?? quoted ?? '']),
  );

/** Members that are written out; rules of an environment do not expect references. */
const literals = (members: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && !Token.isUnresolved(value)));
