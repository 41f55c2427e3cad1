package org.hwautomation.simulator.fault;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Named faults, as one writes them on a command line or in a test.
public enum FaultPreset {
  /// Three answers are 503 with `Retry-After: 5`, then all is well.
  BUSY_503(
      "busy-503",
      List.of(
          on(new Effect.Busy(Duration.ofSeconds(5)), "*", "/redfish/v1/*", Occurrence.times(3)))),
  /// One answer is an HTML page with status 503.
  HTML_503(
      "html-503",
      List.of(on(new Effect.HtmlUnavailable(), "GET", "/redfish/v1/*", Occurrence.times(1)))),
  SESSION_TABLE_FULL(
      "session-table-full", List.of(behaves(Condition.SESSION_TABLE_FULL, Occurrence.ALWAYS))),
  TASK_VANISHES("task-vanishes", List.of(behaves(Condition.TASK_VANISHES, Occurrence.times(1)))),
  LATE_404("late-404", List.of(behaves(Condition.LATE_TASK, Occurrence.times(1)))),
  BMC_RESTARTS_MID_UPDATE(
      "bmc-restarts-mid-update",
      List.of(behaves(Condition.BMC_RESTARTS_MID_UPDATE, Occurrence.times(1)))),
  /// One answer in five takes a second longer, in real time.
  SLOW_ANSWERS(
      "slow-answers",
      List.of(on(new Effect.Slow(Duration.ofSeconds(1)), "*", "*", Occurrence.chance(0.2)))),
  /// The first two writes take effect and the client never hears of it.
  DROPPED_ANSWERS(
      "dropped-answers",
      List.of(
          on(new Effect.DropAfter(), "PATCH", "*", Occurrence.times(1)),
          on(new Effect.DropAfter(), "POST", "/redfish/v1/*Actions*", Occurrence.times(1)))),
  TLS_CERTIFICATE_CHANGED(
      "tls-certificate-changed",
      List.of(on(new Effect.NewCertificate(), "*", "*", Occurrence.times(1)))),
  /// Two answers to GET are no JSON.
  GARBAGE_BODY(
      "garbage-body",
      List.of(on(new Effect.Garbage(), "GET", "/redfish/v1/*/*", Occurrence.times(2)))),
  UPDATE_STUCK_99(
      "update-stuck-99", List.of(behaves(Condition.UPDATE_STUCK_AT_99, Occurrence.times(1)))),
  CRITICAL_ON_COMPLETED(
      "critical-on-completed",
      List.of(behaves(Condition.CRITICAL_ON_COMPLETED, Occurrence.times(1)))),
  BIOS_JOB_PENDING_CONFLICT(
      "bios-job-pending-conflict",
      List.of(behaves(Condition.BIOS_JOB_PENDING_CONFLICT, Occurrence.times(1)))),
  SETTING_IGNORED(
      "setting-ignored", List.of(behaves(Condition.SETTING_IGNORED, Occurrence.times(1)))),
  POST_BUSY("post-busy", List.of(behaves(Condition.POST_BUSY, Occurrence.times(2)))),
  LICENCE_MISSING(
      "licence-missing", List.of(behaves(Condition.LICENCE_MISSING, Occurrence.ALWAYS))),
  WRONG_VERSION_AFTER_FLASH(
      "wrong-version-after-flash",
      List.of(behaves(Condition.WRONG_VERSION_AFTER_FLASH, Occurrence.times(1)))),
  /// The web service writes no BIOS setting; a vendor's program may.
  SETTINGS_REFUSED(
      "settings-refused",
      List.of(
          on(
              new Effect.Refuse(400, "PropertyNotWritable"),
              "PATCH",
              "/redfish/v1/Systems/*/Bios*",
              Occurrence.ALWAYS)));

  private record Piece(Effect effect, String method, String path, Occurrence when) {}

  private final String id;
  private final List<Piece> pieces;

  FaultPreset(String id, List<Piece> pieces) {
    this.id = id;
    this.pieces = pieces;
  }

  private static Piece on(Effect effect, String method, String path, Occurrence when) {
    return new Piece(effect, method, path, when);
  }

  private static Piece behaves(Condition condition, Occurrence when) {
    return new Piece(new Effect.Behaves(condition), "*", "*", when);
  }

  /// As on the command line: `busy-503`.
  public String id() {
    return id;
  }

  public List<FaultRule> rules() {
    return pieces.stream()
        .map(one -> new FaultRule(id, one.effect, one.method, one.path, one.when))
        .toList();
  }

  /// The preset of this id; the exception lists all there are.
  public static FaultPreset named(String id) {
    return Arrays.stream(values())
        .filter(preset -> preset.id.equals(id))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no fault '"
                    + id
                    + "'; there are: "
                    + Arrays.stream(values())
                        .map(FaultPreset::id)
                        .collect(Collectors.joining(", "))));
  }
}
