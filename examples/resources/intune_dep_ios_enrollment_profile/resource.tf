resource "intune_dep_ios_enrollment_profile" "example" {
  dep_onboarding_setting_id = "11111111-2222-4333-8444-555555555555"
  display_name              = "iPhones of staff"
  configuration_web_url     = true
  support_department        = "Service desk"
  apple_id_disabled         = true
  siri_disabled             = true
}
