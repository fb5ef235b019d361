data "intune_dep_onboarding_public_key" "example" {}
