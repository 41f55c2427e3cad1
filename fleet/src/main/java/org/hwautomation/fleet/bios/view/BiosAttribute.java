package org.hwautomation.fleet.bios.view;

import java.util.List;
import org.hwautomation.driver.bios.AttributeState;
import org.hwautomation.driver.bios.Opening;
import org.jspecify.annotations.Nullable;

/// One BIOS attribute of one server with all that its registry knows about it.
///
/// @param name as this server has it; what is written
/// @param group the menu within the category; empty when it stands in the category itself
/// @param type `ENUMERATION`, `STRING`, `INTEGER`, `BOOLEAN`, `PASSWORD`, or what the BMC calls it
/// @param secret its values are stored and compared, but never shown
/// @param explained false when no registry knows it: then the value is all there is
/// @param state whether it may be written now, and why not
/// @param openings settings of which each would open it, when it is locked
public record BiosAttribute(
    String name,
    String displayName,
    String category,
    String group,
    String help,
    String warning,
    String type,
    List<Choice> choices,
    @Nullable Long lowerBound,
    @Nullable Long upperBound,
    @Nullable Long step,
    @Nullable Integer minLength,
    @Nullable Integer maxLength,
    String pattern,
    boolean resetRequired,
    boolean secret,
    boolean explained,
    Value defaultValue,
    Value current,
    Value pending,
    boolean isDefault,
    AttributeState state,
    List<Opening> openings) {

  public BiosAttribute {
    choices = List.copyOf(choices);
    openings = List.copyOf(openings);
  }

  /// A value and how the setup screens write it.
  ///
  /// @param raw null where there is none, the BMC says null, or it is secret
  /// @param text empty where there is none
  public record Value(@Nullable Object raw, String text) {
    public static final Value NONE = new Value(null, "");

    public boolean isThere() {
      return !text.isEmpty();
    }
  }

  /// One value of an enumeration.
  ///
  /// @param name what this server reads and writes
  /// @param offered false while other attributes take it away
  public record Choice(String name, String displayName, boolean offered) {}

  public boolean isPending() {
    return pending.isThere();
  }

  /// Something is other than the vendor delivered it, or will be after the next reset.
  public boolean isChanged() {
    return isPending() || (defaultValue.isThere() && !isDefault);
  }
}
