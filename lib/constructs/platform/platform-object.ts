import { Manifest, type ManifestConfig } from '@cdktf/provider-kubernetes/lib/manifest';
import { type ITerraformDependable, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { computedFields } from '../../model/kubernetes/computed-fields';
import { fixedMembers } from '../../model/kubernetes/fixed-members';
import type { Json, KubernetesObject } from '../../model/kubernetes/kubernetes-object';
import type { PlatformObject as PlatformObjectModel } from '../../model/platform';
import { config } from '../l1';
import { escapeTemplate } from '../policy-json';
import { keepMetadata } from './kept-metadata';

export interface PlatformObjectProps {
  readonly object: PlatformObjectModel;
  readonly dependsOn: readonly ITerraformDependable[];
}

/** One Kubernetes object, applied by Terraform: `kubernetes_manifest.<id>`. */
export class PlatformObject extends Construct {
  public readonly resource: Manifest;

  public constructor(scope: Construct, id: string, { object: model, dependsOn }: PlatformObjectProps) {
    super(scope, id);
    const { object, readyCondition, timeouts } = model;
    const fixed = this.fixed(model);
    this.resource = new Manifest(
      this,
      model.id,
      config<ManifestConfig>({
        manifest: literal(object) as KubernetesObject,
        computedFields: [...computedFields(object.kind)],
        // What Terraform says wins over what somebody changed with kubectl; a conflict would leave half of a plan undone.
        fieldManager: { name: 'Terraform', forceConflicts: true },
        wait: readyCondition === undefined ? undefined : { condition: [{ type: readyCondition, status: 'True' }] },
        timeouts,
        dependsOn: dependsOn.length === 0 ? undefined : dependsOn,
        lifecycle: fixed === undefined ? undefined : { replaceTriggeredBy: [addressOf(fixed)] },
      }),
    );
    keepMetadata(this, model.id, object, this.resource);
  }

  /**
   * The provider plans an update of what Kubernetes refuses to change, and the apply fails half-way. Kept beside the object,
   * it makes Terraform replace the object instead.
   */
  private fixed({ id, object }: PlatformObjectModel): TerraformResource | undefined {
    const members = fixedMembers(object);
    if (members === undefined) return undefined;
    // cdktf's own class for it would start Terraform during every synthesis.
    const kept = new TerraformResource(new Construct(this, 'fixed'), id, { terraformResourceType: 'terraform_data' });
    kept.addOverride('input', literal(members));
    return kept;
  }
}

/** Terraform wants a bare address there; of the resource itself cdktf makes an expression, which Terraform refuses. */
const addressOf = ({ terraformResourceType, friendlyUniqueId }: TerraformResource): string =>
  `${terraformResourceType}.${friendlyUniqueId}`;

/** Whatever looks like an expression is text; tokens of cdktf, in a stack of somebody else, stay references. */
function literal(value: Json): Json {
  if (typeof value === 'string') return escapeTemplate(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(literal);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, literal(member as Json)]));
}
