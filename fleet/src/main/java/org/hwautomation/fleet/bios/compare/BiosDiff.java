package org.hwautomation.fleet.bios.compare;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How two BIOSes differ.
///
/// @param attributes all of either side, those included that are the same
/// @param note what to know before reading on: `The vendors differ: …`; may be empty
public record BiosDiff(Named left, Named right, String note, List<Difference> attributes) {

  public BiosDiff {
    attributes = List.copyOf(attributes);
  }

  public List<Difference> differences() {
    return attributes.stream().filter(one -> one.kind() != Kind.SAME).toList();
  }

  /// How many attributes both have with one value.
  public int same() {
    return attributes.size() - differences().size();
  }

  /// @param at when its values were last true; null for a profile
  public record Named(String label, String vendor, String biosVersion, @Nullable Instant at) {}

  public enum Kind {
    /// Only the right one has it.
    ADDED,
    /// Only the left one has it.
    REMOVED,
    CHANGED,
    /// Both have one of this name, and their values cannot be laid beside each other.
    NOT_COMPARABLE,
    SAME
  }

  /// @param attribute the name on the left, or on the right when only that has it
  /// @param otherName the name on the right where it is another (Supermicro's suffix); else empty
  /// @param left null when it is not there or must not be seen
  /// @param leftText as the setup screens write it
  /// @param reason why it cannot be compared; else empty
  public record Difference(
      Kind kind,
      String attribute,
      String otherName,
      String displayName,
      String category,
      @Nullable Object left,
      String leftText,
      @Nullable Object right,
      String rightText,
      String reason) {}
}
