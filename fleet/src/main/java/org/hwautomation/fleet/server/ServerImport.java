package org.hwautomation.fleet.server;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.hwautomation.base.Secret;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.credential.Login;

/// Servers from a CSV or YAML file. Every line is checked before the first server is stored; one
/// faulty line stops the whole import, with every fault named.
public final class ServerImport {

  private final Servers servers;

  public ServerImport(Servers servers) {
    this.servers = servers;
  }

  /// @throws Problem `import-invalid` with one fault for everything that is wrong
  public ImportReport run(Actor actor, ImportFormat format, String content, ImportMode mode) {
    actor.require(Permission.MANAGE_SERVERS);
    var faults = new ArrayList<Fault>();
    var lines =
        switch (format) {
          case CSV -> ImportLines.csv(content, faults);
          case YAML -> ImportLines.yaml(content, faults);
        };
    var checked = check(lines, faults);
    if (!faults.isEmpty()) {
      throw new Problem(
          Problem.Kind.INVALID,
          "import-invalid",
          "Nothing was imported: " + faults.size() + " faults in the file.",
          "Correct what is listed and import again.",
          faults);
    }
    return new ImportReport(mode, checked.stream().map(each -> store(actor, each, mode)).toList());
  }

  private record Checked(ImportLine line, NewServer server) {}

  private static List<Checked> check(List<ImportLine> lines, List<Fault> faults) {
    var checked = new ArrayList<Checked>();
    var names = new HashSet<String>();
    var addresses = new HashSet<String>();
    for (var line : lines) {
      var before = faults.size();
      if (line.address().isBlank()) faults.add(fault(line, "missing", "the address is missing"));
      if (line.user().isBlank()) faults.add(fault(line, "missing", "the BMC user is missing"));
      if (line.password().isBlank()) faults.add(fault(line, "missing", "the password is missing"));
      if (!line.name().isBlank() && !names.add(line.name())) {
        faults.add(fault(line, "duplicate-name", "the name " + line.name() + " stands twice"));
      }
      if (!line.address().isBlank() && !addresses.add(line.address())) {
        faults.add(
            fault(line, "duplicate-address", "the address " + line.address() + " stands twice"));
      }
      if (faults.size() > before) continue;
      try {
        checked.add(new Checked(line, server(line)));
      } catch (IllegalArgumentException e) {
        faults.add(fault(line, "invalid", String.valueOf(e.getMessage())));
      }
    }
    return checked;
  }

  private static Fault fault(ImportLine line, String code, String message) {
    return Fault.of("line " + line.number(), code, message);
  }

  private static NewServer server(ImportLine line) {
    var address = line.address();
    int colon = address.lastIndexOf(':');
    boolean port = colon > 0 && (address.indexOf(':') == colon || address.contains("]:"));
    var trust =
        line.fingerprint().isBlank()
            ? new Trust.OnFirstUse()
            : new Trust.Pinned(new Sha256(line.fingerprint()));
    var endpoint =
        new Endpoint(
            port ? address.substring(0, colon) : address,
            port ? Integer.parseInt(address.substring(colon + 1)) : Endpoint.HTTPS,
            trust,
            false,
            Optional.empty());
    return new NewServer(
        Optional.of(line.name()).filter(name -> !name.isBlank()),
        endpoint,
        new Login(line.user(), Secret.of(line.password())),
        line.site().isBlank() ? NewServer.DEFAULT_SITE : line.site(),
        line.tags(),
        Optional.of(line.deviceType()).filter(type -> !type.isBlank()));
  }

  private ImportReport.Row store(Actor actor, Checked each, ImportMode mode) {
    return switch (mode) {
      case DRY_RUN -> row(each, Optional.empty(), "would be added");
      case STORE -> {
        var server = servers.add(actor, each.server());
        yield row(each, Optional.of(server), "stored");
      }
      case ENROL -> enrol(actor, each);
    };
  }

  /// A BMC that is away today is still a server of this list: it is kept as NEW with the reason.
  private ImportReport.Row enrol(Actor actor, Checked each) {
    try {
      return row(each, Optional.of(servers.enrol(actor, each.server())), "enrolled");
    } catch (Problem problem) {
      if (problem.kind() != Problem.Kind.UNAVAILABLE) {
        return row(each, Optional.empty(), "not added: " + problem.getMessage());
      }
      var stored = servers.add(actor, each.server());
      return row(each, Optional.of(stored), "stored as new: " + problem.getMessage());
    }
  }

  private static ImportReport.Row row(Checked each, Optional<Server> server, String text) {
    return new ImportReport.Row(
        each.line().number(),
        server.map(Server::name).orElse(each.line().name()),
        each.line().address(),
        server.map(Server::id),
        text);
  }
}
