terraform {
  backend "s3" {
    bucket       = "example-terraform-state"
    key          = "platform/staging/cluster.tfstate"
    region       = "ap-northeast-1"
    encrypt      = true
    use_lockfile = true
  }
}
