package org.hwautomation.cli.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// On which servers beside those named, when, and whether what does not take goes back: the same
/// for whatever is done to a BIOS.
final class ApplyOptions {

  @Option(names = "--query", description = "All servers that this text finds, instead of names.")
  @Nullable String query;

  @Option(
      names = "--apply",
      defaultValue = "now",
      description =
          "now (restarts the host), next-reset (waits until somebody restarts it) or stage-only (default: ${DEFAULT-VALUE}).")
  String apply = "now";

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "Not before this moment, such as 2026-12-01T22:00:00Z.")
  @Nullable String at;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "With --at: nothing is begun after this moment.")
  @Nullable String until;

  @Option(
      names = "--window",
      paramLabel = "WINDOW",
      arity = "0..1",
      fallbackValue = "",
      description =
          "Begins and restarts only while this maintenance window is open; without a name, the one that covers the server ('hwa window list').")
  @Nullable String window;

  @Option(
      names = "--auto-rollback",
      description =
          "Settings, boot order and secure boot: goes back to how it was when it does not read back as wanted.")
  boolean autoRollback;

  void addTo(Map<String, Object> body, @Nullable List<String> servers) {
    if (servers != null) body.put("servers", servers);
    if (query != null) body.put("query", query);
    body.put("apply", applied());
    if (window != null) body.put("window", window);
    if (at != null) body.put("at", at);
    if (until != null) body.put("until", until);
    body.put("rollback", autoRollback ? "ON_FAILURE" : "BY_HAND");
  }

  private String applied() {
    if (at != null) return "AT";
    return window == null ? apply.toUpperCase(Locale.ROOT).replace('-', '_') : "NEXT_WINDOW";
  }
}
