package org.hwautomation.driver.bios;

/// Three-valued logic: a condition over an attribute that the server does not show is neither true
/// nor false, and must not block anything.
enum Truth {
  TRUE,
  FALSE,
  UNDETERMINED;

  static Truth of(boolean value) {
    return value ? TRUE : FALSE;
  }

  Truth and(Truth other) {
    if (this == FALSE || other == FALSE) return FALSE;
    return this == TRUE && other == TRUE ? TRUE : UNDETERMINED;
  }

  Truth or(Truth other) {
    if (this == TRUE || other == TRUE) return TRUE;
    return this == FALSE && other == FALSE ? FALSE : UNDETERMINED;
  }
}
