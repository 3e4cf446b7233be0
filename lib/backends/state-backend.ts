import type { TerraformBackend, TerraformRemoteState } from 'cdktf';
import type { Construct } from 'constructs';
import type { State } from '../model/state';
import { localBackend, localRemoteState } from './local-state';
import { s3Backend, s3RemoteState } from './s3-state';

/** Which state of an environment: its stack (`production-network`) and the part of the environment (`network`). */
export interface StateOwner {
  readonly stack: string;
  readonly part: string;
}

/** The backend of a stack; never implicit, because cdktf would write an absolute path. */
export function stateBackend(scope: Construct, state: State, owner: StateOwner): TerraformBackend {
  return state.type === 's3' ? s3Backend(scope, state, owner.part) : localBackend(scope, owner.stack);
}

/** What reads the outputs that `stateBackend` keeps; its Terraform id is the part. */
export function remoteState(scope: Construct, state: State, owner: StateOwner): TerraformRemoteState {
  return state.type === 's3'
    ? s3RemoteState(scope, owner.part, state, owner.part)
    : localRemoteState(scope, owner.part, owner.stack);
}
