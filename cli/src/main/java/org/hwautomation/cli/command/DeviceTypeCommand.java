package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.util.Map;
import org.hwautomation.cli.client.ServiceClient;
import org.hwautomation.cli.output.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hwa device-type …`
@Command(
    name = "device-type",
    mixinStandardHelpOptions = true,
    description = "Device types: list, draft, reload.")
final class DeviceTypeCommand {

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists device types.")
  int list(@Mixin ServiceOptions service) {
    try (var client = service.client()) {
      var types = client.get("/api/v1/device-types").path("items");
      if (service.json()) {
        service.print(types);
        return 0;
      }
      var table = new Table("NAME", "DESCRIPTION", "FILE");
      for (var type : types)
        table.row(text(type, "name"), text(type, "description"), text(type, "file"));
      if (table.isEmpty())
        service.line(
            "No device types. 'hwa device-type draft SERVER' writes one; put it into device-types/ of the configuration.");
      else table.print(service.out());
      return 0;
    }
  }

  @Command(
      name = "draft",
      mixinStandardHelpOptions = true,
      description =
          "Prints a device type as a server is: its firmware, and the BIOS settings that are not at their defaults. Put it into device-types/ of the configuration, then reload.")
  int draft(
      @Mixin ServiceOptions service,
      @Parameters(paramLabel = "SERVER", description = "Name or id.") String server,
      @Option(names = "--name", description = "Of the device type (default: the server's).")
          @Nullable String name) {
    try (var client = service.client()) {
      var path = "/api/v1/servers/" + ServiceClient.encode(server) + "/device-type-draft";
      if (name != null) path += "?name=" + ServiceClient.encode(name);
      service.line(client.text(path).stripTrailing());
      return 0;
    }
  }

  @Command(
      name = "reload",
      mixinStandardHelpOptions = true,
      description =
          "Reads device types and firmware catalog again; with a fault in them the old ones stay.")
  int reload(@Mixin ServiceOptions service) {
    try (var client = service.client()) {
      var read = client.post("/api/v1/configuration/reload", Map.of()).body();
      service.line(
          "%s device types, %s firmware images"
              .formatted(text(read, "deviceTypes"), text(read, "images")));
      return 0;
    }
  }
}
