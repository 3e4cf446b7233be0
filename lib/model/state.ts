/** Where Terraform keeps the states of one environment. */
export type State = LocalState | S3State;

/** Files in `state/` of the project: for one person and for trying things out. */
export interface LocalState {
  readonly type: 'local';
}

/**
 * An S3 bucket with its native lock file (Terraform 1.10 or newer).
 * https://developer.hashicorp.com/terraform/language/backend/s3
 */
export interface S3State {
  readonly type: 's3';
  readonly bucket: string;
  /** Region of the bucket, which may differ from the environment's. */
  readonly region: string;
  /** Folder inside the bucket; the key is `<prefix>/<part>.tfstate` (`…/network.tfstate`). */
  readonly keyPrefix: string;
  /** KMS key ARN for the state object; undefined leaves the bucket's default encryption. */
  readonly kmsKeyArn: string | undefined;
}
