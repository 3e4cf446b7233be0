import { Fn, Op, Token } from 'cdktf';
import type { Construct } from 'constructs';
import type { DynamicNodePoolInput, NodePoolInput, StaticNodePoolInput } from '../../model/kubernetes/input/node-pool-input';
import { nodePoolSettings } from '../../model/kubernetes/input/node-pool-settings';
import type { NodeClass } from './node-class';
import { nameOf, PlatformNoun, type PlatformNounProps, type RegionProps } from './platform-noun';

interface OfClass extends PlatformNounProps, RegionProps {
  /** A node class of this stack, or the name of one that exists; `default` is the built-in one. */
  readonly nodeClass: NodeClass | string;
}

/** A pool that grows and shrinks with its pods. */
export interface DynamicNodePoolProps extends OfClass, Omit<DynamicNodePoolInput, 'nodeClass'> {}

/** A pool with a fixed number of nodes. */
export interface StaticNodePoolProps extends OfClass, Omit<StaticNodePoolInput, 'nodeClass'> {}

export type NodePoolProps = DynamicNodePoolProps | StaticNodePoolProps;

/**
 * Nodes that Auto Mode launches for pods, after their node class. Presets fit: `{ nodeClass, ...nodePool.graviton({ limits }) }`.
 * https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html
 *
 * @example
 * new NodePool(this, 'batch', { nodeClass, limits: { cpu: 64 } });
 */
export class NodePool extends PlatformNoun<'NodePool'> {
  public constructor(scope: Construct, id: string, props: NodePoolProps) {
    const { nodeClass } = props;
    const input: NodePoolInput = { ...withLimits(props), nodeClass: nameOf(nodeClass) };
    super(scope, id, {
      kind: 'NodePool',
      props,
      at: (name) => ['nodePools', name],
      settings: (name) => ({
        nodePools: [nodePoolSettings(name, input, undefined)],
        ...(typeof nodeClass === 'string' ? {} : { nodeClasses: [nodeClass.settings] }),
      }),
      after: [nodeClass],
    });
  }
}

/** The room that a static pool needs is counted by Terraform when the replicas are a reference. */
function withLimits(props: NodePoolProps): NodePoolProps {
  if (props.replicas === undefined || props.limits !== undefined || !Token.isUnresolved(props.replicas)) return props;
  const room = Fn.max([1, Fn.ceil(Token.asNumber(Op.div(props.replicas, 10)))]);
  return { ...props, limits: { nodes: Token.asNumber(Op.add(props.replicas, room)) } };
}
