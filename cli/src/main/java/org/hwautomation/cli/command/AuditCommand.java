package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import org.hwautomation.cli.client.ExitCode;
import org.hwautomation.cli.client.ServiceClient;
import org.hwautomation.cli.output.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hwa audit …`
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Who decided what: list, verify.")
final class AuditCommand {

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists decisions, newest first.")
  int list(
      @Mixin ServiceOptions service,
      @Parameters(arity = "0..1", paramLabel = "TEXT") @Nullable String search,
      @Option(names = "--limit", defaultValue = "50") int limit) {
    var path =
        "/api/v1/audit?limit="
            + limit
            + (search == null ? "" : "&text=" + ServiceClient.encode(search));
    try (var client = service.client()) {
      var entries = client.get(path).path("items");
      if (service.json()) {
        service.print(entries);
        return 0;
      }
      var table = new Table("NO", "AT", "USER", "ACTION", "SUBJECT", "ORIGIN");
      for (var entry : entries) {
        table.row(
            text(entry, "number"),
            text(entry, "at"),
            text(entry, "userName"),
            text(entry, "action"),
            text(entry, "subject"),
            text(entry, "origin"));
      }
      table.print(service.out());
      return 0;
    }
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Recomputes the log's hash chain; fails when an entry was changed or removed.")
  int verify(@Mixin ServiceOptions service) {
    try (var client = service.client()) {
      var verdict = client.get("/api/v1/audit/verification");
      boolean intact = verdict.path("intact").asBoolean(false);
      service.line(
          (intact ? "Intact: " : "BROKEN at ")
              + text(verdict, "entries")
              + " "
              + text(verdict, "detail"));
      return intact ? 0 : ExitCode.FAILED.number();
    }
  }
}
