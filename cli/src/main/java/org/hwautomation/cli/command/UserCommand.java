package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.hwautomation.cli.client.ServiceClient;
import org.hwautomation.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hwa user …`
@Command(
    name = "user",
    mixinStandardHelpOptions = true,
    description = "Users: list, add, remove, password.")
final class UserCommand {

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists users.")
  int list(@Mixin ServiceOptions service) {
    try (var client = service.client()) {
      var users = client.get("/api/v1/users").path("items");
      if (service.json()) {
        service.print(users);
        return 0;
      }
      var table = new Table("NAME", "ROLE", "ENABLED", "LAST SIGN-IN");
      for (var user : users) {
        table.row(
            text(user, "name"),
            text(user, "role").toLowerCase(Locale.ROOT),
            text(user, "enabled"),
            text(user, "lastSignIn"));
      }
      table.print(service.out());
      return 0;
    }
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Adds a user. Asks for the password, or reads it from standard input.")
  int add(
      @Mixin ServiceOptions service,
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--role", required = true, description = "viewer, operator or admin.")
          String role)
      throws IOException {
    var password = PasswordPrompt.ask("Password for " + name + ": ");
    try (var client = service.client()) {
      client.post(
          "/api/v1/users",
          Map.of("name", name, "role", role.toUpperCase(Locale.ROOT), "password", password));
      service.line(name + " can sign in.");
      return 0;
    }
  }

  @Command(name = "remove", mixinStandardHelpOptions = true, description = "Removes a user.")
  int remove(@Mixin ServiceOptions service, @Parameters(paramLabel = "NAME") String name) {
    try (var client = service.client()) {
      client.delete("/api/v1/users/" + ServiceClient.encode(name));
      service.line(name + " is removed.");
      return 0;
    }
  }

  @Command(
      name = "password",
      mixinStandardHelpOptions = true,
      description = "Changes your own password.")
  int password(@Mixin ServiceOptions service) throws IOException {
    var current = PasswordPrompt.ask("Current password: ");
    var next = PasswordPrompt.ask("New password: ");
    try (var client = service.client()) {
      client.post("/api/v1/users/me/password", Map.of("current", current, "next", next));
      service.line("Changed.");
      return 0;
    }
  }
}
