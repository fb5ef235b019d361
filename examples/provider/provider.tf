terraform {
  required_providers {
    intune = {
      source  = "registry.terraform.io/intuneform/intune"
      version = "0.1.0"
    }
  }
}

provider "intune" {
  tenant_id = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
}
