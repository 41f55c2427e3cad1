package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.nio.file.Path;
import java.util.Map;
import org.hwautomation.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `hwa firmware …`
@Command(
    name = "firmware",
    mixinStandardHelpOptions = true,
    description = "Firmware images: list, import.")
final class FirmwareCommand {

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the catalog and whether each image is there.")
  int list(@Mixin ServiceOptions service) {
    try (var client = service.client()) {
      var images = client.get("/api/v1/firmware").path("items");
      if (service.json()) {
        service.print(images);
        return 0;
      }
      var table = new Table("VENDOR", "KIND", "COMPONENT", "VERSION", "FILE", "SIZE", "STATE");
      for (var image : images) {
        table.row(
            text(image, "vendor"),
            text(image, "kind"),
            text(image, "component"),
            text(image, "version"),
            text(image, "file"),
            text(image, "size"),
            text(image, "state").toLowerCase(java.util.Locale.ROOT));
      }
      if (table.isEmpty()) service.line("The catalog is empty.");
      else table.print(service.out());
      return 0;
    }
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description =
          "Takes the images of a directory on the service's machine that the catalog names.")
  int importImages(@Mixin ServiceOptions service, @Parameters(paramLabel = "DIR") Path directory) {
    try (var client = service.client()) {
      var files =
          client
              .post(
                  "/api/v1/firmware/import",
                  Map.of("directory", directory.toAbsolutePath().toString()))
              .body()
              .path("items");
      var table = new Table("FILE", "RESULT", "");
      for (var file : files)
        table.row(text(file, "file"), text(file, "result"), text(file, "text"));
      table.print(service.out());
      return 0;
    }
  }
}
