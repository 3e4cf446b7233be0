data "terraform_remote_state" "network" {
  backend = "s3"

  config = {
    bucket = "example-terraform-state"
    key    = "platform/staging/network.tfstate"
    region = "ap-northeast-1"
  }
}
