/** The exit codes, for `--help`. They are the contract of design.md section 8. */
export const exitCodeHelp = `
Exit codes:
  0  nothing to do, or done
  1  error
  2  changes pending: the declaration is ahead
  3  drift: the tenant was changed outside, or something of it has expired
  4  both
  5  unreadable: no verdict
`;

/** The exit codes of verbs that only succeed or fail, for \`--help\`. */
export const plainExitCodeHelp = `
Exit codes:
  0  done
  1  error
`;

/** The exit codes of `export`, for `--help`. */
export const exportExitCodeHelp = `
Exit codes:
  0  everything that was asked for is in the declaration, or told
  1  error
  5  unreadable: a part of the tenant could not be read, or its files leave open what it has; the declaration says where
`;

/** The exit codes of `adopt`, for `--help`. */
export const adoptExitCodeHelp = `
Exit codes:
  0  the plan imports everything and changes nothing
  1  error
  2  the plan would change something
  5  unreadable: a part of the tenant could not be read
`;

/** The exit codes of `doctor`, for `--help`. */
export const doctorExitCodeHelp = `
Exit codes:
  0  nothing is missing
  1  something is missing without which plan or apply fails
  5  unreadable: nothing is known to be missing, and the tenant could not be read
`;
