import type { Manifest } from '@cdktf/provider-kubernetes/lib/manifest';
import { TerraformStack, Token, type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { PlatformObject as PlatformObjectModel } from '../../model/platform';
import { platformObjects, type PlatformObjectsSettings } from '../../model/platform-objects';
import { startsWith, type InputPath } from '../../rules/input-path';
import { readable } from '../readable';
import { judge, nothing } from './platform-noun-checks';
import { PlatformObjects } from './platform-objects';

/** What every noun of a platform takes, beside what is its own. */
export interface PlatformNounProps {
  /** Name of the object in Kubernetes. @default the id of the construct */
  readonly name?: string;
  /** What has to exist before. @default nothing but what the properties name */
  readonly dependsOn?: readonly ITerraformDependable[];
  /** Warnings to live with: reason by id of the rule, `{ NPL016: 'only one type has the licence' }`. @default none */
  readonly acknowledge?: Readonly<Record<string, string>>;
}

/** For nouns that name what exists in one region. */
export interface RegionProps {
  /** Region of the cluster. Keys, certificates, zones and FIPS are compared with it. @default not known, and not compared */
  readonly region?: string;
}

/** For nouns that differ between clusters of IPv4 and of IPv6. */
export interface IpFamilyProps {
  /** IP family of the cluster. @default ipv4 */
  readonly ipFamily?: 'ipv4' | 'ipv6';
}

/** How a noun is decided; by the functions that decide it in an environment. */
export interface Noun<Kind> {
  /** Kind of its main object. */
  readonly kind: Kind;
  readonly props: PlatformNounProps & RegionProps;
  /** Where an environment has it, below `platform`. */
  readonly at: (name: string) => InputPath;
  readonly settings: (name: string) => Partial<PlatformObjectsSettings>;
  /** Constructs that it names. */
  readonly after?: readonly (PlatformNoun | string | undefined)[];
}

/**
 * One noun of a platform in anybody's stack, decided and judged as in an environment: everything that is wrong is told in one
 * error, warnings are left with the construct. The stack needs the provider of Kubernetes (`ClusterConnection` makes one).
 */
export abstract class PlatformNoun<Kind extends string = string> extends Construct {
  /** Kind of the object. */
  public readonly kind: Kind;
  /** Name of the object in Kubernetes. */
  public readonly name: string;
  /** `kubernetes_manifest` of the object; for `dependsOn` of others. */
  public readonly resource: Manifest;

  protected constructor(scope: Construct, id: string, { kind, props, at, settings, after = [] }: Noun<Kind>) {
    super(scope, id);
    this.kind = kind;
    this.name = props.name ?? id;
    const literalName = Token.isUnresolved(this.name) ? id : this.name;
    const { region, acknowledge = {} } = props;
    const decided = settings(literalName);
    judge(this, { kind, at: at(literalName), props, settings: decided, region, acknowledge });

    const objects = objectsOf(settings(this.name), at(this.name));
    // Ids without tokens: cdktf numbers them anew each time.
    const ids = objectsOf(readable(decided) as typeof decided, at(literalName));
    const named = objects.map((object, index): PlatformObjectModel => ({ ...object, ...idsOf(ids[index] ?? object) }));
    const before = after.flatMap((one) => (one instanceof PlatformNoun ? comesAfter(this, one) : []));
    // cdktf leaves the word `Default` out of addresses.
    const made = new PlatformObjects(this, 'Default', { objects: named, dependsOn: [...(props.dependsOn ?? []), ...before] });
    const main = named.find(({ object }) => object.kind === kind);
    const mainObject = made.objects.get(main?.id ?? '');
    if (mainObject === undefined) throw new Error(`${this.node.path}: there is no ${kind} among its objects`);
    this.resource = mainObject.resource;
  }
}

/** A noun of the same stack comes before; one of another stack makes its stack come first. */
export function comesAfter(construct: Construct, other: PlatformNoun): readonly ITerraformDependable[] {
  const stack = TerraformStack.of(construct);
  const stackOfOther = TerraformStack.of(other);
  if (stack === stackOfOther) return [other.resource];
  stack.addDependency(stackOfOther);
  return [];
}

const idsOf = ({ id, dependsOn }: PlatformObjectModel): Pick<PlatformObjectModel, 'id' | 'dependsOn'> => ({ id, dependsOn });

/** Only its own: the objects of a platform have some that belong to no noun. */
const objectsOf = (settings: Partial<PlatformObjectsSettings>, at: InputPath): readonly PlatformObjectModel[] =>
  platformObjects({ ...nothing, ...settings }).filter(({ path }) => startsWith(path, at));

/** Of a construct or as it was written. */
export const nameOf = (noun: PlatformNoun | string): string => (typeof noun === 'string' ? noun : noun.name);
