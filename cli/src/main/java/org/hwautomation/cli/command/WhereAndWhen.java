package org.hwautomation.cli.command;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// On which servers beside those named, and when: the same for whatever is done to servers.
final class WhereAndWhen {

  @Option(names = "--query", description = "All servers that this text finds, instead of names.")
  @Nullable String query;

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

  void addTo(Map<String, Object> body, @Nullable List<String> servers) {
    if (servers != null) body.put("servers", servers);
    if (query != null) body.put("query", query);
    if (window != null) body.put("window", window);
    if (at != null) body.put("at", at);
    if (until != null) body.put("until", until);
  }
}
