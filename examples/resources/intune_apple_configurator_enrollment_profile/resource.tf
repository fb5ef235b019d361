resource "intune_apple_configurator_enrollment_profile" "example" {
  dep_onboarding_setting_id    = "11111111-2222-4333-8444-555555555555"
  display_name                 = "iPads of the workshop"
  requires_user_authentication = false
}
