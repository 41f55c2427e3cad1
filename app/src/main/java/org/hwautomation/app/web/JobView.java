package org.hwautomation.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One job with its phases and steps.
///
/// @param live whether it can still change
/// @param eta time left from history, empty when unknown or over
/// @param lastEvent id to resume the live stream from
/// @param failure what went wrong and what to do, empty lists when nothing did
public record JobView(
    Frame frame,
    String id,
    String title,
    String server,
    String serverId,
    Badge state,
    int percent,
    String now,
    String eta,
    String took,
    @Nullable String startedAt,
    String requestedBy,
    String planHash,
    List<String> notes,
    List<PhaseView> phases,
    List<EventLine> events,
    List<Notice> failures,
    long lastEvent,
    boolean live,
    boolean mayCancel,
    boolean mayResume,
    boolean mayRollBack) {

  public record PhaseView(String title, Badge state, int percent, List<StepView> steps) {}

  /// @param css `pending`, `running`, `done`, `failed`, `skipped`
  /// @param mark one character that says the same as the colour
  /// @param text progress, reason of waiting, summary or failure
  public record StepView(
      String title,
      String css,
      String mark,
      String state,
      String text,
      String reason,
      int percent,
      int attempts,
      String took,
      List<String> impacts) {}

  public record EventLine(String time, String css, String text) {}
}
