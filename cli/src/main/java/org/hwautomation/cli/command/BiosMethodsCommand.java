package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.util.concurrent.Callable;
import org.hwautomation.cli.client.ServiceClient;
import org.hwautomation.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `hwa bios methods [TEXT]`
@Command(
    name = "methods",
    mixinStandardHelpOptions = true,
    description =
        "Shows how often each way to write a setting worked, on which model and BMC version: what plans go by.")
final class BiosMethodsCommand implements Callable<Integer> {

  private static final int MOST = 1000;

  @Mixin ServiceOptions service = new ServiceOptions();

  @Parameters(
      paramLabel = "TEXT",
      arity = "0..1",
      defaultValue = "",
      description = "In attribute, model or vendor.")
  String text = "";

  @Override
  public Integer call() {
    try (var client = service.client()) {
      var figures =
          client
              .get("/api/v1/bios/methods?limit=" + MOST + "&text=" + ServiceClient.encode(text))
              .path("items");
      if (service.json()) {
        service.print(figures);
        return 0;
      }
      var table =
          new Table("SETTING", "MODEL", "BMC", "METHOD", "TOOK", "DID NOT", "STAGED IN", "LAST");
      for (var line : figures) {
        table.row(
            text(line, "attribute"),
            text(line, "model"),
            text(line, "bmcVersion"),
            text(line, "method"),
            text(line, "took"),
            text(line, "didNot"),
            line.has("stagingSeconds") ? text(line, "stagingSeconds") + " s" : "",
            text(line, "last"));
      }
      if (table.isEmpty()) service.line("Nothing was measured yet.");
      else table.print(service.out());
      return 0;
    }
  }
}
