package org.hwautomation.driver.bios;

import java.util.List;
import java.util.Optional;

/// What may be done with one attribute while the other attributes are as they are.
///
/// @param grayOut shown and not to be written
/// @param hidden not shown in the setup screens; that alone does not forbid writing it
/// @param reason why it is not writable, to be read after "cannot be set": `while SysProfile is not
///   Custom`; empty when it is writable
/// @param hiddenBecause why the setup screens do not show it; empty when they do, or do not say why
/// @param values the service's names of the values to choose from now: fewer than the registry
///   lists when a map takes some away; empty for what is no enumeration
public record AttributeState(
    String attribute,
    boolean readOnly,
    boolean grayOut,
    boolean hidden,
    Optional<String> reason,
    Optional<String> hiddenBecause,
    List<String> values) {

  public AttributeState {
    values = List.copyOf(values);
  }

  public boolean writable() {
    return !readOnly && !grayOut;
  }
}
