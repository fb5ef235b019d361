resource "intune_branding_profile" "example" {
  profile_name = "Subsidiary"
  display_name = "Fabrikam"
  theme_color = {
    r = 0
    g = 114
    b = 198
  }
  theme_color_logo        = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
  contact_it_name         = "Fabrikam Helpdesk"
  enrollment_availability = "availableWithPrompts"
  assignments = [
    {
      target   = "group"
      group_id = "11111111-2222-4333-8444-555555555555"
    },
  ]
}
