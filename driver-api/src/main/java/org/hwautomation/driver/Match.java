package org.hwautomation.driver;

/// How well a driver fits a service that it has only seen the open service root of.
///
/// @param score 0 = not at all, 10 = plain DMTF (the standard driver), 100 = the vendor's own
///   driver
/// @param reason what gave it away, for the operator: `ServiceRoot.Vendor is "Dell"`
public record Match(int score, String reason) {

  public static final Match NONE =
      new Match(0, "nothing in the service root points to this vendor");

  public static Match vendor(String reason) {
    return new Match(100, reason);
  }

  public static Match plain(String reason) {
    return new Match(10, reason);
  }

  public boolean fits() {
    return score > 0;
  }
}
