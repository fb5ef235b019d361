resource "intune_enrollment_notification" "example" {
  display_name  = "New iPhones"
  platform_type = "ios"
  email = {
    branding_options = ["includeCompanyName"]
    localized_notification_messages = [
      {
        locale           = "en-US"
        is_default       = true
        subject          = "New device"
        message_template = "Not you? Call 555 0100."
      },
    ]
  }
  assignments = [
    {
      target   = "group"
      group_id = "11111111-2222-4333-8444-555555555555"
    },
  ]
}
