package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.util.Map;
import org.hwautomation.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `hwa device-type …`
@Command(
    name = "device-type",
    mixinStandardHelpOptions = true,
    description = "Device types: list, reload.")
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
        service.line("No device types; write one into device-types/ of the configuration.");
      else table.print(service.out());
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
