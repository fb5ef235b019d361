import { synthesize, tenantWith } from './synthesize.js';

test('monitors the token of each package, and passes nothing else of it to Terraform', () => {
  const { data } = synthesize(
    tenantWith({
      authority: { desired: 'intune' },
      enrollment: {
        windows: {
          bulkEnrollment: {
            packages: [
              {
                name: 'Classroom computers',
                deviceNameTemplate: 'CLASS-%RAND:5%',
                tokenExpirationDateTime: '2027-01-01T00:00:00Z',
                renewBeforeDays: 45,
              },
              { name: 'Office' },
            ],
          },
        },
      },
    }),
  );

  expect(data?.intune_windows_bulk_enrollment_token).toEqual({
    'classroom-computers': {
      package_name: 'Classroom computers',
      token_expiration_date_time: '2027-01-01T00:00:00Z',
      renew_before_days: 45,
    },
    office: { package_name: 'Office' },
  });
});
