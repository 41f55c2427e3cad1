package org.hwautomation.simulator.exchange;

/// How a BMC writes its error bodies (fact book 1.3).
///
/// @param base what its Base message ids begin with: `Base.1.12`, `Base.v1_10_3`
/// @param wording how much it says
/// @param shape array as the standard wants, or one object as some iDRACs send
public record ErrorStyle(String base, Wording wording, Shape shape) {

  public enum Wording {
    FULL,
    /// `MessageId` and `MessageArgs` only, as iLO.
    ID_AND_ARGS
  }

  public enum Shape {
    ARRAY,
    OBJECT
  }

  public static final ErrorStyle STANDARD = new ErrorStyle("Base.1.12", Wording.FULL, Shape.ARRAY);
}
