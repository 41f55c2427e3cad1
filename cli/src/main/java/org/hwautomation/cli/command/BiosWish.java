package org.hwautomation.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What is wanted of the BIOS of which servers, and when.
final class BiosWish {

  @Parameters(arity = "0..*", paramLabel = "SERVER", description = "Names or ids.")
  @Nullable List<String> servers;

  @Option(names = "--query", description = "All servers that this text finds, instead of names.")
  @Nullable String query;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "An attribute, by name. Repeat for more.")
  Map<String, String> attributes = new LinkedHashMap<>();

  @Option(
      names = "--intent",
      paramLabel = "INTENT=VALUE",
      description = "An intent, such as virtualization=on ('hwa bios intents' lists them).")
  Map<String, String> intents = new LinkedHashMap<>();

  @Option(names = "--profile", description = "A BIOS profile; --set and --intent go before it.")
  @Nullable String profile;

  @Option(
      names = "--preserve",
      paramLabel = "GLOB",
      description = "Never writes attributes that match.")
  @Nullable List<String> preserve;

  @Option(
      names = "--apply",
      defaultValue = "now",
      description =
          "now, next-reset (waits until somebody restarts the host) or stage-only (default: ${DEFAULT-VALUE}).")
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
          "Goes back to the values of before when a setting does not read back as wanted.")
  boolean autoRollback;

  private String applied() {
    if (at != null) return "AT";
    return window == null ? apply.toUpperCase(Locale.ROOT).replace('-', '_') : "NEXT_WINDOW";
  }

  Map<String, Object> body() {
    var body = new LinkedHashMap<String, Object>();
    if (servers != null) body.put("servers", servers);
    if (query != null) body.put("query", query);
    if (!attributes.isEmpty()) body.put("attributes", attributes);
    if (!intents.isEmpty()) body.put("intents", intents);
    if (profile != null) body.put("profile", profile);
    if (preserve != null) body.put("preserve", preserve);
    body.put("apply", applied());
    if (window != null) body.put("window", window);
    if (at != null) body.put("at", at);
    if (until != null) body.put("until", until);
    body.put("rollback", autoRollback ? "ON_FAILURE" : "BY_HAND");
    return body;
  }
}
