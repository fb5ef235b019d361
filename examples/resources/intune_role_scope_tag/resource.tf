resource "intune_role_scope_tag" "example" {
  display_name = "Europe"
  assignments = [
    {
      target   = "group"
      group_id = "11111111-2222-4333-8444-555555555555"
    },
  ]
}
