resource "intune_dep_onboarding_setting" "example" {
  token_name = "Contoso"
}
