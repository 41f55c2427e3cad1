package org.hwautomation.driver.bios;

/// All in which BIOS registries differ between vendors, as data.
///
/// @param unlock when an attribute becomes writable whose prerequisite is set
public record BiosDialect(
    MapTermsDialect terms, ValueDialect values, NameDialect names, Unlock unlock) {

  public enum Unlock {
    /// Prerequisite and dependent attribute may be sent together and apply at one reset.
    SAME_RESET,
    /// The service checks against the values in force: the dependent attribute needs a second
    /// reset.
    NEXT_RESET
  }

  public static final BiosDialect STANDARD =
      new BiosDialect(
          MapTermsDialect.FOLLOWING, ValueDialect.NAME, NameDialect.STABLE, Unlock.NEXT_RESET);
}
