resource "intune_default_dep_enrollment_profile" "example" {
  dep_onboarding_setting_id = "11111111-2222-4333-8444-555555555555"
  platform                  = "iOS"
  enrollment_profile_id     = "11111111-2222-4333-8444-555555555555_66666666-7777-4888-9999-aaaaaaaaaaaa"
}
