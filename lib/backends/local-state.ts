import { DataTerraformRemoteStateLocal, LocalBackend, type TerraformRemoteState } from 'cdktf';
import type { Construct } from 'constructs';

/**
 * Context key of the path from the final folder of a stack to the project's `state` folder. The app sets it, because
 * stacks are written to a temporary folder first and the path has to be right where they end up.
 */
export const STATE_FOLDER = 'eks-auto:state-folder';

/** From `cdktf.out/stacks/<stack>`, where Terraform runs, to `state/` of the project. */
const DEFAULT_STATE_FOLDER = '../../../state';

/** A state file in the project: relative, so that the JSON is the same on every machine. */
export function localBackend(scope: Construct, stack: string): LocalBackend {
  return new LocalBackend(scope, { path: statePath(scope, stack) });
}

/** The outputs of a stack whose state is a file in the project. */
export function localRemoteState(scope: Construct, id: string, stack: string): TerraformRemoteState {
  return new DataTerraformRemoteStateLocal(scope, id, { path: statePath(scope, stack) });
}

function statePath(scope: Construct, stack: string): string {
  const folder: unknown = scope.node.tryGetContext(STATE_FOLDER);
  return `${typeof folder === 'string' ? folder : DEFAULT_STATE_FOLDER}/${stack}.tfstate`;
}
