package org.hwautomation.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person may change about a server without touching its hardware.
///
/// @param tags as typed, parted by spaces
/// @param deviceType empty = found by match rules
/// @param quarantined whether it is kept out of every change
public record EditServerView(
    Frame frame,
    String id,
    String name,
    String site,
    String tags,
    String deviceType,
    List<String> deviceTypes,
    boolean quarantined,
    Connection connection,
    @Nullable Notice notice) {

  /// @param fingerprint of the pinned certificate, empty when none is
  /// @param trouble why the BMC cannot be talked to, empty when it can
  public record Connection(String address, String user, String fingerprint, String trouble) {}
}
