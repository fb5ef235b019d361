resource "intune_enrollment_notification_order" "example" {
  platform_type = "ios"
  ids           = ["11111111-2222-4333-8444-555555555555_EnrollmentNotificationsConfiguration", "66666666-7777-4888-9999-aaaaaaaaaaaa_EnrollmentNotificationsConfiguration"]
}
