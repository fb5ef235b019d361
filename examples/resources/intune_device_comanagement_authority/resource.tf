resource "intune_device_comanagement_authority" "example" {
  display_name = "Co-managed notebooks"
  assignments = [
    {
      target   = "group"
      group_id = "11111111-2222-4333-8444-555555555555"
    },
  ]
}
