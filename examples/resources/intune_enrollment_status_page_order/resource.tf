resource "intune_enrollment_status_page_order" "example" {
  ids = ["11111111-2222-4333-8444-555555555555_Windows10EnrollmentCompletionPageConfiguration", "66666666-7777-4888-9999-aaaaaaaaaaaa_Windows10EnrollmentCompletionPageConfiguration"]
}
