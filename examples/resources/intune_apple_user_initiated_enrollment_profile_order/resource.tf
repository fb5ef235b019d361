resource "intune_apple_user_initiated_enrollment_profile_order" "example" {
  platform = "iOS"
  ids      = ["11111111-2222-4333-8444-555555555555", "66666666-7777-4888-9999-aaaaaaaaaaaa"]
}
