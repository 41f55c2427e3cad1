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
    List<PlanView> plans,
    String summary,
    String goText,
    boolean mayGo,
    @Nullable Notice notice) {

  public record Target(String id, String name) {}

  /// @param changes what going does to it, in few words; empty when it is as wanted
  /// @param faults why this server cannot be provisioned as asked
  public record PlanView(
      String serverId,
      String server,
      String deviceType,
      String hash,
      String changes,
      List<List<String>> firmware,
      List<List<String>> bios,
      List<String> notes,
      List<String> faults,
      List<JobView.PhaseView> phases) {}
}
