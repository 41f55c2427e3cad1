package org.hwautomation.fleet.server;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hwautomation.base.TimeOrderedId;
import org.hwautomation.driver.PowerState;
import org.hwautomation.fleet.Page;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.audit.AuditLog;
import org.hwautomation.fleet.credential.CredentialVault;
import org.hwautomation.fleet.credential.Login;
import org.hwautomation.fleet.database.Database;
import org.jspecify.annotations.Nullable;

/// The managed machines. Reading never calls a BMC; enrolling and rechecking do.
public final class Servers {

  private final Database database;
  private final ServerStore store;
  private final CredentialVault vault;
  private final FirstContact contact;
  private final AuditLog audit;
  private final ServerRules rules;
  private final TimeOrderedId ids;
  private final InstantSource clock;
  private final Consumer<UUID> changed;

  /// @param deviceTypes names of the device types that there are now
  /// @param changed told after a server's endpoint or login changed or it was removed
  public Servers(
      Database database,
      CredentialVault vault,
      FirstContact contact,
      AuditLog audit,
      Supplier<Set<String>> deviceTypes,
      TimeOrderedId ids,
      InstantSource clock,
      Consumer<UUID> changed) {
    this.database = database;
    this.store = new ServerStore(database);
    this.vault = vault;
    this.contact = contact;
    this.audit = audit;
    this.rules = new ServerRules(deviceTypes);
    this.ids = ids;
    this.clock = clock;
    this.changed = changed;
  }

  /// Calls the BMC first; stores the server only when it answered, was trusted and took the login.
  ///
  /// @throws org.hwautomation.fleet.bmc.BmcProblem when it did not; nothing is stored then
  public Server enrol(Actor actor, NewServer server) {
    actor.require(Permission.MANAGE_SERVERS);
    check(server);
    var endpoint = server.endpoint();
    var proof = contact.prove(server.name().orElse(endpoint.address()), endpoint, server.login());
    var trusted =
        endpoint.trust() instanceof Trust.OnFirstUse && proof.certificate().isPresent()
            ? endpoint.withTrust(new Trust.Pinned(proof.certificate().get()))
            : endpoint;
    var serial = proof.identity().serial();
    var name =
        server
            .name()
            .orElseGet(() ->
                serial.matches("[A-Za-z0-9][A-Za-z0-9._-]{2,99}") && store.byName(serial).isEmpty()
                    ? serial
                    : address(endpoint));
    var now = clock.instant();
    return insert(
        actor,
        "server.enrol",
        server.login(),
        new Server(
            ids.next(),
            name,
            trusted,
            server.login().userName(),
            server.site(),
            ServerRules.normal(server.tags()),
            server.deviceType(),
            proof.identity(),
            proof.driver(),
            proof.power(),
            Health.UNKNOWN,
            ServerState.ENROLLED,
            "",
            Reachability.REACHABLE,
            now,
            null,
            now,
            now));
  }

  /// Stores a server as NEW without calling its BMC; [#recheck] enrols it later.
  public Server add(Actor actor, NewServer server) {
    return add(actor, server, Reachability.UNKNOWN, "not contacted yet");
  }

  /// Enrols it, or stores it as NEW with the reason why it could not be enrolled.
  public Server enrolOrAdd(Actor actor, NewServer server) {
    try {
      return enrol(actor, server);
    } catch (org.hwautomation.fleet.bmc.BmcProblem problem) {
      return add(actor, server, FirstContact.reachability(problem), problem.getMessage());
    }
  }

  public Server update(Actor actor, UUID id, ServerChange change) {
    actor.require(Permission.MANAGE_SERVERS);
    ServerRules.refuse(
        rules.faults(
            change.name(),
            change.login(),
            change.site(),
            change.tags().orElse(List.of()),
            change.deviceType()));
    var updated =
        database.inTransaction(() -> {
          var before = byId(id);
          var after = changed(before, change, clock.instant());
          refuseTaken(after.name(), after.endpoint(), id);
          store.update(after);
          change.login().ifPresent(login -> vault.store(id, login));
          audit.append(
              actor, "server.update", after.name(), ServerFacts.differences(before, after, change));
          return byId(id);
        });
    if (change.endpoint().isPresent() || change.login().isPresent()) changed.accept(id);
    return updated;
  }

  /// Forgets the server, its login and its snapshots. Its jobs and audit rows stay.
  public void remove(Actor actor, UUID id) {
    actor.require(Permission.MANAGE_SERVERS);
    database.transact(() -> {
      var server = byId(id);
      store.delete(id);
      vault.remove(id);
      audit.append(actor, "server.remove", server.name(), Map.of("address", server.address()));
    });
    changed.accept(id);
  }

  public Server quarantine(Actor actor, UUID id, String reason) {
    actor.require(Permission.MANAGE_SERVERS);
    return transition(actor, id, ServerState.QUARANTINED, reason, "server.quarantine");
  }

  /// Takes a server out of quarantine; the next contact decides whether it is reachable.
  public Server release(Actor actor, UUID id) {
    actor.require(Permission.MANAGE_SERVERS);
    var server = byId(id);
    if (server.state() != ServerState.QUARANTINED) return server;
    var state = server.lastSeen() == null ? ServerState.NEW : ServerState.ENROLLED;
    return transition(actor, id, state, "", "server.release");
  }

  /// Calls the BMC now and writes down what became of it. Enrols a NEW server that answers rightly.
  ///
  /// @throws org.hwautomation.fleet.bmc.BmcProblem when it does not; the server is marked
  ///   accordingly
  public Server recheck(Actor actor, UUID id) {
    actor.require(Permission.MANAGE_SERVERS);
    var server = byId(id);
    var login =
        vault
            .find(id)
            .orElseThrow(() ->
                Problem.conflict(
                    "server-without-login",
                    "No BMC login is stored for %s.".formatted(server.name()),
                    "Store one first."));
    try {
      var proof = contact.prove(server.name(), server.endpoint(), login);
      database.transact(() -> {
        store.answered(
            id, proof.identity(), proof.driver(), proof.power(), Optional.empty(), clock.instant());
        proof.certificate().ifPresent(certificate -> store.pin(id, certificate));
        if (server.state() == ServerState.NEW) {
          audit.append(actor, "server.enrol", server.name(), ServerFacts.of(byId(id)));
        }
      });
      return byId(id);
    } catch (org.hwautomation.fleet.bmc.BmcProblem problem) {
      store.failed(id, FirstContact.reachability(problem), String.valueOf(problem.getMessage()));
      throw problem;
    }
  }

  public Optional<Server> find(UUID id) {
    return store.find(id);
  }

  public Server byId(UUID id) {
    return find(id).orElseThrow(() -> unknown(id.toString()));
  }

  public Server byIdOrName(String idOrName) {
    return uuid(idOrName)
        .flatMap(store::find)
        .or(() -> store.byName(idOrName))
        .orElseThrow(() -> unknown(idOrName));
  }

  public Optional<Server> byAddress(String host, int port) {
    return store.byAddress(host, port);
  }

  /// In the order of the ids; one query however many.
  ///
  /// @throws Problem when one of them is unknown
  public List<Server> all(Collection<UUID> wanted) {
    var distinct = new java.util.LinkedHashSet<>(wanted);
    var found = store.allOf(distinct);
    if (found.size() < distinct.size()) {
      found.forEach(server -> distinct.remove(server.id()));
      throw unknown(distinct.iterator().next().toString());
    }
    return found;
  }

  public Page<Server> list(ServerQuery query) {
    return store.page(query);
  }

  public List<UUID> ids(ServerFilter filter) {
    return store.ids(filter);
  }

  public ServerFacets facets(ServerFilter filter) {
    return store.facets(filter);
  }

  ServerRules rules() {
    return rules;
  }

  private Server add(Actor actor, NewServer server, Reachability reachability, String reason) {
    actor.require(Permission.MANAGE_SERVERS);
    check(server);
    var now = clock.instant();
    return insert(
        actor,
        "server.add",
        server.login(),
        new Server(
            ids.next(),
            server.name().orElseGet(() -> address(server.endpoint())),
            server.endpoint(),
            server.login().userName(),
            server.site(),
            ServerRules.normal(server.tags()),
            server.deviceType(),
            Server.UNIDENTIFIED,
            "",
            PowerState.UNKNOWN,
            Health.UNKNOWN,
            ServerState.NEW,
            reason,
            reachability,
            null,
            null,
            now,
            now));
  }

  private Server insert(Actor actor, String action, Login login, Server server) {
    return database.inTransaction(() -> {
      if (!store.insert(server)) {
        refuseTaken(server.name(), server.endpoint(), null);
        throw new IllegalStateException("server " + server.name() + " could not be stored");
      }
      vault.store(server.id(), login);
      audit.append(actor, action, server.name(), ServerFacts.of(server));
      return byId(server.id());
    });
  }

  private Server transition(Actor actor, UUID id, ServerState state, String reason, String action) {
    return database.inTransaction(() -> {
      var server = byId(id);
      store.setState(id, state, reason, clock.instant());
      audit.append(actor, action, server.name(), Map.of("reason", reason));
      return byId(id);
    });
  }

  private void check(NewServer server) {
    ServerRules.refuse(
        rules.faults(
            server.name(),
            Optional.of(server.login()),
            Optional.of(server.site()),
            server.tags(),
            server.deviceType()));
    refuseTaken(server.name().orElse(null), server.endpoint(), null);
  }

  private void refuseTaken(@Nullable String name, Endpoint endpoint, @Nullable UUID itself) {
    var sameAddress =
        store.byAddress(endpoint.host(), endpoint.port()).filter(s -> !s.id().equals(itself));
    if (sameAddress.isPresent()) {
      throw Problem.conflict(
          "server-address-taken",
          "%s is enrolled already, as %s.".formatted(endpoint.address(), sameAddress.get().name()),
          "Edit that server instead.");
    }
    if (name != null && store.byName(name).filter(s -> !s.id().equals(itself)).isPresent()) {
      throw Problem.conflict(
          "server-name-taken",
          "There is a server %s already.".formatted(name),
          "Choose another name.");
    }
  }

  private static Server changed(Server server, ServerChange change, Instant now) {
    return new Server(
        server.id(),
        change.name().orElse(server.name()),
        change.endpoint().orElse(server.endpoint()),
        change.login().map(Login::userName).orElse(server.bmcUser()),
        change.site().orElse(server.site()),
        change.tags().map(ServerRules::normal).orElse(server.tags()),
        change.deviceType().or(server::deviceType).filter(name -> !name.isEmpty()),
        server.identity(),
        server.driver(),
        server.power(),
        server.health(),
        server.state(),
        server.stateReason(),
        server.reachability(),
        server.lastSeen(),
        server.inventoryAt(),
        server.createdAt(),
        now);
  }

  private static String address(Endpoint endpoint) {
    return endpoint.port() == Endpoint.HTTPS
        ? endpoint.host()
        : endpoint.host() + ":" + endpoint.port();
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Problem unknown(String idOrName) {
    return Problem.notFound(
        "server-unknown",
        "There is no server %s.".formatted(idOrName),
        "Look at the list of servers.");
  }
}
