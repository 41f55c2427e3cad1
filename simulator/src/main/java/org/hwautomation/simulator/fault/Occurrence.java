package org.hwautomation.simulator.fault;

/// How often a rule strikes.
///
/// @param skip matches let through first
/// @param times strikes after that; -1 = no end
/// @param probability of each of those, 0 to 1, drawn from the machine's seeded random numbers
public record Occurrence(int skip, int times, double probability) {

  public static final Occurrence ALWAYS = new Occurrence(0, -1, 1);

  public Occurrence {
    if (skip < 0 || times < -1 || probability < 0 || probability > 1) {
      throw new IllegalArgumentException(
          "no such occurrence: " + skip + "," + times + "," + probability);
    }
  }

  public static Occurrence times(int n) {
    return new Occurrence(0, n, 1);
  }

  public static Occurrence chance(double probability) {
    return new Occurrence(0, -1, probability);
  }
}
