/**
 * A signing request as text. The real one is signed by Microsoft and has Apple's format; PEM is a guess.
 *
 * Its private key was discarded.
 */
export const signingRequest = `-----BEGIN CERTIFICATE REQUEST-----
MIHUMH0CAQAwGzEZMBcGA1UEAwwQTWljcm9zb2Z0IEludHVuZTBZMBMGByqGSM49
AgEGCCqGSM49AwEHA0IABHMWip+UgZo288aByGBlv06VTnBnNntPEmEPEcDpwFbd
6cYcX7MGNqa9CRVYtrWLcK9Qbw3Hj3hObB/+7fnPobugADAKBggqhkjOPQQDAgNH
ADBEAiAKxxMaxdeV2EfAT2dIl9w/8KnJFSUZvFhDKLAlAsIzlAIgG6DttVwFwcB0
vh1GESlfTGgx3gh3VotBVnufeHbUN0Q=
-----END CERTIFICATE REQUEST-----
`;
