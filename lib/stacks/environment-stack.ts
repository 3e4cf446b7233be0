import { AwsProvider, type AwsProviderConfig } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformElement, TerraformOutput, type TerraformRemoteState, TerraformStack } from 'cdktf';
import { Construct, type Node } from 'constructs';
import { remoteState, stateBackend } from '../backends/state-backend';
import { config } from '../constructs/l1';
import { originOf } from '../constructs/origin';
import type { Environment } from '../model/environment';
import { type Part, stackName } from '../model/part';
import { isAddressable, LogicalIdError, LogicalIds } from './logical-ids';

/** `use_lockfile` of the S3 backend came with 1.10. */
const TERRAFORM_VERSION = '>= 1.10.0';

/** From what the bindings were made of, below the next major version; lock files say which. */
export const AWS_PROVIDER_VERSION = '>= 6.25.0, < 7.0.0';

/** Set on subnets by other clusters and their tools; see `ignoredTags`. */
const CLUSTER_TAG = 'kubernetes.io/cluster/';

export { STATE_FOLDER } from '../backends/local-state';

export { type Part, stackName };

/** What the stacks of an environment have in common: state, AWS provider, versions, addresses and hand-over. */
export abstract class EnvironmentStack extends TerraformStack {
  private readonly logicalIds = new LogicalIds();
  private readonly producers = new Map<Part, TerraformRemoteState>();
  private readonly outputs: Construct;
  private readonly remoteStates: Construct;

  public constructor(
    app: App,
    public readonly environment: Environment,
    public readonly part: Part,
  ) {
    super(app, stackName(environment.name, part));
    // Scopes of their own keep the names of outputs and states apart from those of resources.
    this.outputs = new Construct(this, 'outputs');
    this.remoteStates = new Construct(this, 'remote-state');
    stateBackend(this, environment.state, { stack: this.node.id, part });
    this.addAwsProvider();
    this.addOverride('terraform.required_version', TERRAFORM_VERSION);
    this.node.addValidation({ validate: () => this.idProblems().map(({ message }) => message) });
  }

  /** Part of the hand-over: an output with exactly this name. */
  public publish(name: string, value: unknown, description: string): void {
    new TerraformOutput(this.outputs, name, { value, description });
  }

  /** The outputs of another part of the environment; it is then applied before this one. */
  public remoteState(producer: Part): TerraformRemoteState {
    const known = this.producers.get(producer);
    if (known !== undefined) return known;
    this.comesAfter(producer);
    const stack = stackName(this.environment.name, producer);
    const state = remoteState(this.remoteStates, this.environment.state, { stack, part: producer });
    this.producers.set(producer, state);
    return state;
  }

  /** Another part of the environment is applied before this one, and destroyed after it. */
  protected comesAfter(part: Part): void {
    const stack = App.of(this).node.tryFindChild(stackName(this.environment.name, part));
    if (stack instanceof TerraformStack) this.addDependency(stack);
  }

  /**
   * cdktf would resolve everything once more here, only to find values of other stacks and to hand them over under names
   * of its own. Ours are handed over by `publish` and `remoteState`; a guard finds references to another stack.
   */
  public override prepareStack(): void {
    this.ensureBackendExists();
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return TerraformElement.isTerraformElement(element) ? this.logicalIds.allocate(element) : super.allocateLogicalId(element);
  }

  /**
   * Account and region are written, so that the wrong credentials are refused. No `default_tags`: the model decides
   * the tags of each resource, so what is shown is what is written, and nothing is tagged from two places, which gives
   * endless differences (https://github.com/hashicorp/terraform-provider-aws/issues/18311).
   */
  private addAwsProvider(): void {
    const { account, region } = this.environment.location;
    new AwsProvider(
      this,
      'aws',
      config<AwsProviderConfig>({ region, allowedAccountIds: [account], ignoreTags: this.ignoredTags() }),
    );
    // cdktf writes exactly the version of the bindings, and a source without namespace.
    this.addOverride('terraform.required_providers.aws', { source: 'hashicorp/aws', version: AWS_PROVIDER_VERSION });
  }

  /**
   * Clusters made elsewhere may tag our subnets; Terraform would take such tags away with every apply. Where this
   * network writes cluster tags itself they must not be ignored.
   */
  private ignoredTags(): { keyPrefixes: string[] }[] | undefined {
    const { network } = this.environment;
    if (this.part !== 'network' || network.kind !== 'own') return undefined;
    const writesThem = network.subnets.some(({ tags }) => Object.keys(tags).some((key) => key.startsWith(CLUSTER_TAG)));
    return writesThem ? undefined : [{ keyPrefixes: [CLUSTER_TAG] }];
  }

  /** Which part of the configuration each construct with an address came from, by construct path. */
  public configPaths(): ReadonlyMap<string, string> {
    const elements = this.node.findAll().filter(isAddressable);
    return new Map(elements.map((element) => [element.node.path, originOf(element) ?? this.part]));
  }

  /**
   * Ids that cannot be addressed, or that two constructs share. `allocateLogicalId` refuses the first of them; this
   * finds all, and those that were overridden.
   */
  public idProblems(): readonly LogicalIdError[] {
    return this.node
      .findAll()
      .filter(isAddressable)
      .flatMap((element) => {
        try {
          this.logicalIds.claim(element, element.friendlyUniqueId);
          return [];
        } catch (error) {
          if (error instanceof LogicalIdError) return [error];
          throw error;
        }
      });
  }
}
