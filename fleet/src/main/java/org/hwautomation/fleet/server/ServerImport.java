package org.hwautomation.fleet.server;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.hwautomation.base.Secret;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.credential.Login;
import org.hwautomation.fleet.database.Database;

/// Servers from a CSV or YAML file. Every line is checked before the first server is stored; one
/// faulty line stops the whole import, with every fault named.
public final class ServerImport {

  private static final int ENROLLED_AT_ONCE = 64;

  private final Database database;
  private final Servers servers;

  public ServerImport(Database database, Servers servers) {
    this.database = database;
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
    return new ImportReport(
        mode,
        switch (mode) {
          case DRY_RUN ->
              checked.stream().map(each -> row(each, Optional.empty(), "would be added")).toList();
          case STORE ->
              database.inTransaction(() -> checked.stream().map(each -> add(actor, each)).toList());
          case ENROL -> enrol(actor, checked);
        });
  }

  private record Checked(ImportLine line, NewServer server) {}

  private List<Checked> check(List<ImportLine> lines, List<Fault> faults) {
    var checked = new ArrayList<Checked>();
    var names = new HashSet<String>();
    var addresses = new HashSet<String>();
    for (var line : lines) {
      var before = faults.size();
      if (line.address().isBlank()) faults.add(fault(line, "missing", "the address is missing"));
      if (line.user().isBlank()) faults.add(fault(line, "missing", "the BMC user is missing"));
      if (line.password().isBlank()) faults.add(fault(line, "missing", "the password is missing"));
      if (!line.name().isBlank() && !names.add(line.name().toLowerCase(Locale.ROOT))) {
        faults.add(fault(line, "duplicate-name", "the name " + line.name() + " stands twice"));
      }
      if (!line.address().isBlank() && !addresses.add(line.address().toLowerCase(Locale.ROOT))) {
        faults.add(
            fault(line, "duplicate-address", "the address " + line.address() + " stands twice"));
      }
      if (faults.size() > before) continue;
      try {
        var server = server(line);
        servers
            .faults(server)
            .forEach(found ->
                faults.add(
                    new Fault(
                        "line " + line.number(),
                        found.code(),
                        found.message(),
                        found.suggestions())));
        checked.add(new Checked(line, server));
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
            port ? port(address.substring(colon + 1)) : Endpoint.HTTPS,
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

  private static int port(String text) {
    if (!text.matches("\\d{1,5}")) {
      throw new IllegalArgumentException("a port is a number, not \"" + text + "\"");
    }
    return Integer.parseInt(text);
  }

  private ImportReport.Row add(Actor actor, Checked each) {
    return row(each, Optional.of(servers.add(actor, each.server())), "stored");
  }

  /// Side by side, because each is mostly waiting for its BMC; in the order of the file.
  private List<ImportReport.Row> enrol(Actor actor, List<Checked> checked) {
    var places = new Semaphore(ENROLLED_AT_ONCE);
    var running = new ArrayList<Future<ImportReport.Row>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var each : checked) {
        running.add(
            threads.submit(() -> {
              places.acquire();
              try {
                return enrol(actor, each);
              } finally {
                places.release();
              }
            }));
      }
    }
    return running.stream().map(ServerImport::result).toList();
  }

  private static ImportReport.Row result(Future<ImportReport.Row> done) {
    return switch (done.state()) {
      case SUCCESS -> done.resultNow();
      case FAILED ->
          throw done.exceptionNow() instanceof RuntimeException cause
              ? cause
              : new IllegalStateException(done.exceptionNow());
      case CANCELLED, RUNNING ->
          throw Problem.unavailable(
              "stopping", "The service is stopping.", "Import the rest when it runs.");
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
