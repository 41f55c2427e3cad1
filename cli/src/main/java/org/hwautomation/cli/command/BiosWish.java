package org.hwautomation.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What is wanted of the BIOS of which servers, and when.
final class BiosWish {

  @Parameters(arity = "0..*", paramLabel = "SERVER", description = "Names or ids.")
  @Nullable List<String> servers;

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

  @Mixin ApplyOptions options = new ApplyOptions();

  Map<String, Object> body() {
    var body = new LinkedHashMap<String, Object>();
    options.addTo(body, servers);
    if (!attributes.isEmpty()) body.put("attributes", attributes);
    if (!intents.isEmpty()) body.put("intents", intents);
    if (profile != null) body.put("profile", profile);
    if (preserve != null) body.put("preserve", preserve);
    return body;
  }
}
