package org.hwautomation.cli.command;

import static org.hwautomation.cli.command.ServiceOptions.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hwautomation.cli.output.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hwa bios defaults|password|boot-order|boot-once|secure-boot|secure-boot-keys …`: what is done
/// to a BIOS beside its settings. With `--plan` each only shows what would happen.
abstract class BiosOperationCommands {

  @Command(
      name = "defaults",
      mixinStandardHelpOptions = true,
      description =
          "Takes the BIOS back to how the machine was delivered. The values of before are kept: 'hwa bios rollback JOB'.")
  int defaults(
      @Mixin ServiceOptions service,
      @Mixin OperationWish wish,
      @Parameters(arity = "0..*", paramLabel = "SERVER") @Nullable List<String> servers)
      throws InterruptedException {
    return wish.run(service, servers, "defaults", Map.of());
  }

  @Command(
      name = "password",
      mixinStandardHelpOptions = true,
      description =
          "Sets, changes or clears a password of the BIOS. Asks for the old and the new one, or reads them from files or, a line each, from standard input.")
  int password(
      @Mixin ServiceOptions service,
      @Mixin OperationWish wish,
      @Parameters(arity = "0..*", paramLabel = "SERVER") @Nullable List<String> servers,
      @Option(
              names = "--name",
              paramLabel = "PASSWORD",
              description =
                  "Which, as the BMC calls it: SetupPassword. Not needed where there is one.")
          @Nullable String name,
      @Option(names = "--old-file", paramLabel = "FILE", description = "Holds the old one.")
          @Nullable Path oldFile,
      @Option(names = "--new-file", paramLabel = "FILE", description = "Holds the new one.")
          @Nullable Path newFile,
      @Option(names = "--none-set", description = "None is set now: does not ask for the old one.")
          boolean noneSet,
      @Option(names = "--clear", description = "Clears it: does not ask for a new one.")
          boolean clear)
      throws IOException, InterruptedException {
    var body = new LinkedHashMap<String, Object>();
    if (name != null) body.put("name", name);
    if (!noneSet) body.put("old", secret(oldFile, "Old password (empty when none is set): "));
    if (!clear) body.put("replacement", secret(newFile, "New password: "));
    return wish.run(service, servers, "password", body);
  }

  private static String secret(@Nullable Path file, String prompt) throws IOException {
    return file == null
        ? PasswordPrompt.ask(prompt)
        : Files.readString(file).replaceFirst("\\r?\\n\\z", "");
  }

  @Command(
      name = "boot-order",
      mixinStandardHelpOptions = true,
      description = "Shows a server's boot order, or with --first changes it.")
  int bootOrder(
      @Mixin ServiceOptions service,
      @Mixin OperationWish wish,
      @Parameters(arity = "0..*", paramLabel = "SERVER") @Nullable List<String> servers,
      @Option(
              names = "--first",
              split = ",",
              paramLabel = "ENTRY",
              description =
                  "Boot entries by id, or all of a kind: pxe, hdd, cd, usb, http. The others follow as they are.")
          @Nullable List<String> first)
      throws InterruptedException {
    if (first != null) return wish.run(service, servers, "bootOrder", Map.of("first", first));
    for (var server : servers == null ? List.<String>of() : servers) {
      var offer = OperationWish.offer(service, server);
      if (service.json()) {
        service.print(offer.path("bootOrder"));
        continue;
      }
      var table = new Table("ENTRY", "KIND", "NAME", "");
      for (var entry : offer.path("bootOrder")) {
        table.row(
            text(entry, "id"),
            text(entry, "kind"),
            text(entry, "name"),
            entry.path("enabled").asBoolean(true) ? "" : "skipped");
      }
      if (table.isEmpty()) service.line(server + " has no boot order to set.");
      else table.print(service.out());
    }
    return 0;
  }

  @Command(
      name = "boot-once",
      mixinStandardHelpOptions = true,
      description =
          "Boots from a device out of order: pxe, hdd, cd, usb, bios-setup, uefi-http; none takes it back. By IPMI where Redfish refuses.")
  int bootOnce(
      @Mixin ServiceOptions service,
      @Mixin OperationWish wish,
      @Parameters(index = "0", paramLabel = "DEVICE") String device,
      @Parameters(index = "1..*", arity = "0..*", paramLabel = "SERVER")
          @Nullable List<String> servers,
      @Option(names = "--every-time", description = "Not only once.") boolean everyTime,
      @Option(names = "--mode", description = "uefi or legacy (default: as the host boots).")
          @Nullable String mode)
      throws InterruptedException {
    var body = new LinkedHashMap<String, Object>();
    body.put("device", device.toUpperCase(Locale.ROOT).replace('-', '_'));
    body.put("duration", everyTime ? "CONTINUOUS" : "ONCE");
    if (mode != null) body.put("mode", mode.toUpperCase(Locale.ROOT));
    return wish.run(service, servers, "bootDevice", body);
  }

  @Command(
      name = "secure-boot",
      mixinStandardHelpOptions = true,
      description = "Turns secure boot on or off.")
  int secureBoot(
      @Mixin ServiceOptions service,
      @Mixin OperationWish wish,
      @Parameters(index = "0", paramLabel = "on|off") String wanted,
      @Parameters(index = "1..*", arity = "0..*", paramLabel = "SERVER")
          @Nullable List<String> servers)
      throws InterruptedException {
    boolean on = wanted.equalsIgnoreCase("on");
    if (!on && !wanted.equalsIgnoreCase("off")) {
      service.err().println("Say on or off, not " + wanted + ".");
      return 2;
    }
    return wish.run(service, servers, "secureBoot", Map.of("enabled", on));
  }

  @Command(
      name = "secure-boot-keys",
      mixinStandardHelpOptions = true,
      description =
          "Resets or deletes secure boot keys: defaults (the manufacturer's), delete-all, or delete-platform-key (into setup mode). Nothing takes this back.")
  int secureBootKeys(
      @Mixin ServiceOptions service,
      @Mixin OperationWish wish,
      @Parameters(index = "0", paramLabel = "defaults|delete-all|delete-platform-key") String reset,
      @Parameters(index = "1..*", arity = "0..*", paramLabel = "SERVER")
          @Nullable List<String> servers)
      throws InterruptedException {
    var wanted = Map.of("reset", reset.toUpperCase(Locale.ROOT).replace('-', '_'));
    return wish.run(service, servers, "secureBootKeys", wanted);
  }
}
