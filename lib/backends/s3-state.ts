import { DataTerraformRemoteStateS3, S3Backend, type TerraformRemoteState } from 'cdktf';
import type { Construct } from 'constructs';
import type { S3State } from '../model/state';

/**
 * State in a bucket, with the lock file beside it (Terraform 1.10 or newer); no DynamoDB table.
 * https://developer.hashicorp.com/terraform/language/backend/s3
 */
export function s3Backend(scope: Construct, state: S3State, part: string): S3Backend {
  const backend = new S3Backend(scope, {
    ...address(state, part),
    encrypt: true,
    ...(state.kmsKeyArn === undefined ? {} : { kmsKeyId: state.kmsKeyArn }),
  });
  // cdktf 0.21 has no property for it.
  backend.addOverride('use_lockfile', true);
  return backend;
}

/** The outputs of a stack whose state is in a bucket; reading needs neither lock nor key id. */
export function s3RemoteState(scope: Construct, id: string, state: S3State, part: string): TerraformRemoteState {
  return new DataTerraformRemoteStateS3(scope, id, address(state, part));
}

function address(state: S3State, part: string): { bucket: string; key: string; region: string } {
  return {
    bucket: state.bucket,
    key: [state.keyPrefix, `${part}.tfstate`].filter((folder) => folder !== '').join('/'),
    region: state.region,
  };
}
