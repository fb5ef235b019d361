resource "intune_windows_autopilot_hybrid_deployment_profile" "example" {
  display_name = "Notebooks in the domain"
  assignments = [
    {
      target   = "group"
      group_id = "11111111-2222-4333-8444-555555555555"
    },
  ]
}
