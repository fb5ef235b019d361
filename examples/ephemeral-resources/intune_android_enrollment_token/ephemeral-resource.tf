ephemeral "intune_android_enrollment_token" "example" {
  profile_id = "a8d0245e-245e-a8d0-5e24-d0a85e24d0a8"
}
