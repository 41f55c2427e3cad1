package org.hwautomation.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The dialog of a BIOS change: what is wanted of which servers, and the plans.
///
/// @param planned whether plans are shown
public record BiosChangeView(
    Frame frame,
    List<Target> servers,
    BiosWish wish,
    List<String> profiles,
    List<String> knownIntents,
    boolean planned,
    List<PlanView> plans,
    String summary,
    String goText,
    boolean mayGo,
    @Nullable Notice notice) {

  public record Target(String id, String name) {}

  /// @param hash empty when the plan cannot be run or has nothing to do
  public record PlanView(
      String serverId,
      String server,
      String hash,
      String changes,
      List<List<String>> settings,
      List<String> risks,
      List<String> notes,
      List<String> faults,
      String wayBack,
      List<JobView.PhaseView> phases) {}
}
