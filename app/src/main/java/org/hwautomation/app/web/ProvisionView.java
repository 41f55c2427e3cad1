package org.hwautomation.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The provision dialog: first the wish, then the plan for each server with its reasons, then go.
///
/// @param planned whether `plans` were made; before that only the wish is shown
/// @param hash of all plans together; going sends it back, so that what runs is what was seen
public record ProvisionView(
    Frame frame,
    List<Target> servers,
    List<String> deviceTypes,
    String deviceType,
    String firmwarePolicy,
    boolean configureBios,
    boolean planned,
    List<PlanCard> plans,
    String summary,
    String goText,
    boolean mayGo,
    @Nullable Notice notice) {

  public record Target(String id, String name) {}
}
