package org.hwautomation.cli.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where and when, by which restart, and whether what does not take goes back: the same for
/// whatever is done to a BIOS.
final class ApplyOptions {

  @Mixin WhereAndWhen where = new WhereAndWhen();

  @Option(
      names = "--apply",
      defaultValue = "now",
      description =
          "now (restarts the host), next-reset (waits until somebody restarts it) or stage-only (default: ${DEFAULT-VALUE}).")
  String apply = "now";

  @Option(
      names = "--auto-rollback",
      description =
          "Settings, boot order and secure boot: goes back to how it was when it does not read back as wanted.")
  boolean autoRollback;

  void addTo(Map<String, Object> body, @Nullable List<String> servers) {
    where.addTo(body, servers);
    body.put("apply", applied());
    body.put("rollback", autoRollback ? "ON_FAILURE" : "BY_HAND");
  }

  private String applied() {
    if (where.at != null) return "AT";
    return where.window == null ? apply.toUpperCase(Locale.ROOT).replace('-', '_') : "NEXT_WINDOW";
  }
}
