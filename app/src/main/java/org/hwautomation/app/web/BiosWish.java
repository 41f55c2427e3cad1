package org.hwautomation.app.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.bios.change.ApplyTime;
import org.hwautomation.fleet.bios.change.BiosChangeRequest;
import org.hwautomation.fleet.bios.change.RollbackPolicy;
import org.hwautomation.fleet.window.WindowChoice;
import org.jspecify.annotations.Nullable;

/// The form of a BIOS change as it was filled in; what was not sent is as a fresh form has it.
///
/// @param settings `NAME=VALUE`, one a line
/// @param intents `INTENT=VALUE`, one a line
/// @param profile empty for none
/// @param at as a browser's `datetime-local` writes it, in UTC; only with [When#AT]
/// @param until like `at`; empty for no end
/// @param window with [When#NEXT_WINDOW]; empty for whichever covers the server
/// @param atOnce how many servers at the same time; empty for as many as the limits allow
public record BiosWish(
    String settings,
    String intents,
    String profile,
    When apply,
    String at,
    String until,
    String window,
    Boolean autoRollback,
    String atOnce) {

  /// When it is put in force.
  public enum When {
    NOW,
    AT,
    NEXT_WINDOW,
    NEXT_RESET,
    STAGE_ONLY
  }

  public BiosWish(
      @Nullable String settings,
      @Nullable String intents,
      @Nullable String profile,
      @Nullable When apply,
      @Nullable String at,
      @Nullable String until,
      @Nullable String window,
      @Nullable Boolean autoRollback,
      @Nullable String atOnce) {
    this.settings = settings == null ? "" : settings;
    this.intents = intents == null ? "" : intents;
    this.profile = profile == null ? "" : profile;
    this.apply = apply == null ? When.NOW : apply;
    this.at = at == null ? "" : at;
    this.until = until == null ? "" : until;
    this.window = window == null ? "" : window;
    this.autoRollback = autoRollback != null && autoRollback;
    this.atOnce = atOnce == null ? "" : atOnce.strip();
  }

  /// Now, and without going back by itself.
  static BiosWish of(String settings, String intents, String profile) {
    return new BiosWish(settings, intents, profile, When.NOW, "", "", "", false, "");
  }

  BiosChangeRequest request() {
    return new BiosChangeRequest(
        new LinkedHashMap<>(pairs(settings, "settings")),
        pairs(intents, "intents"),
        Optional.of(profile).filter(name -> !name.isBlank()),
        List.of(),
        applyTime(),
        autoRollback ? RollbackPolicy.ON_FAILURE : RollbackPolicy.BY_HAND,
        BiosChangeRequest.DEFAULT_GRACEFUL_LIMIT);
  }

  /// @throws Problem when it is no number
  Optional<Integer> serversAtOnce() {
    if (atOnce.isEmpty()) return Optional.empty();
    try {
      return Optional.of(Integer.valueOf(atOnce));
    } catch (NumberFormatException e) {
      throw Problem.invalid(
          "no-number",
          "\"%s\" is no number of servers.".formatted(atOnce),
          "Give a number, or leave it empty.");
    }
  }

  ApplyTime applyTime() {
    return switch (apply) {
      case NOW -> ApplyTime.NOW;
      case AT ->
          new ApplyTime.At(
              moment(at), Optional.of(until).filter(text -> !text.isBlank()).map(BiosWish::moment));
      case NEXT_WINDOW -> new ApplyTime.NextWindow(WindowChoice.named(window));
      case NEXT_RESET -> new ApplyTime.NextReset();
      case STAGE_ONLY -> new ApplyTime.StageOnly();
    };
  }

  private static Instant moment(String text) {
    try {
      return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw Problem.invalid(
          "no-time", "\"%s\" is no date and time.".formatted(text), "Choose when to begin.");
    }
  }

  private static Map<String, String> pairs(String lines, String field) {
    var pairs = new LinkedHashMap<String, String>();
    for (var line : lines.lines().map(String::strip).filter(text -> !text.isEmpty()).toList()) {
      int equals = line.indexOf('=');
      if (equals < 1) {
        throw Problem.invalid(
            "not-a-pair",
            "\"%s\" in %s is not NAME=VALUE.".formatted(line, field),
            "Write one NAME=VALUE a line.");
      }
      pairs.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
    }
    return pairs;
  }
}
