data "intune_tenant" "example" {}
