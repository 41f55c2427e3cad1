package org.hwautomation.driver;

/// A named deviation from the Redfish specification. Drivers declare theirs as an enum whose doc
/// comment says on which firmware it was seen and which test proves that we live with it.
public interface Quirk {
  String name();

  /// One sentence for the operator and for the log.
  String summary();
}
