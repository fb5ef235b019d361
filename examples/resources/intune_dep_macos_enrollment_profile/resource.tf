resource "intune_dep_macos_enrollment_profile" "example" {
  dep_onboarding_setting_id = "11111111-2222-4333-8444-555555555555"
  display_name              = "Macs of staff"
  configuration_web_url     = true
  registration_disabled     = true
}
