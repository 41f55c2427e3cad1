package org.hwautomation.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The provision dialog: first the wish, then the plan for each server with its reasons, then go.
///
/// @param planned whether `plans` were made; before that only the wish is shown
/// @param servers some of the `chosen` ones, to be named
public record ProvisionView(
    Frame frame,
    BiosSelection selection,
    List<Target> servers,
    int chosen,
    List<String> deviceTypes,
    List<String> windows,
    ProvisionForm form,
    boolean planned,
    List<PlanCard> plans,
    String summary,
    String goText,
    boolean mayGo,
    @Nullable Notice notice) {

  public record Target(String id, String name) {}
}
