terraform {
  backend "s3" {
    bucket       = "example-terraform-state"
    key          = "platform/staging/platform.tfstate"
    region       = "ap-northeast-1"
    encrypt      = true
    use_lockfile = true
  }
}
