package org.hwautomation.app.web;

import java.util.List;
import org.hwautomation.driver.intent.Intent;
import org.jspecify.annotations.Nullable;

/// The dialog of a BIOS change in four steps: which servers, which settings, when, and the plans.
///
/// @param choices to choose servers by; [Choices#NONE] once some are chosen
/// @param servers the first of them
/// @param chosen how many there are
/// @param planned whether plans are shown
public record BiosChangeView(
    Frame frame,
    BiosSelection selection,
    Choices choices,
    List<Target> servers,
    int chosen,
    BiosWish wish,
    List<String> profiles,
    List<Intent> intents,
    List<String> windows,
    boolean planned,
    List<PlanCard> plans,
    String summary,
    String goText,
    boolean mayGo,
    @Nullable Notice notice) {

  /// Of more servers only the number is shown.
  static final int NAMED = 20;

  public record Target(String id, String name) {}

  public record Choices(List<String> tags, List<String> deviceTypes) {
    static final Choices NONE = new Choices(List.of(), List.of());
  }
}
