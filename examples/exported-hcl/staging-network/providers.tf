provider "aws" {
  region              = "ap-northeast-1"
  allowed_account_ids = ["111122223333"]

  ignore_tags {
    key_prefixes = ["kubernetes.io/cluster/"]
  }
}
