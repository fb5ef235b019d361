resource "intune_dep_visionos_enrollment_policy" "example" {
  dep_onboarding_setting_id       = "11111111-2222-4333-8444-555555555555"
  name                            = "Vision Pro of design"
  support_department              = "Service desk"
  support_phone_number            = "+49 30 1234"
  enrollment_time_device_group_id = "66666666-7777-4888-9999-aaaaaaaaaaaa"
  siri_disabled                   = true
}
