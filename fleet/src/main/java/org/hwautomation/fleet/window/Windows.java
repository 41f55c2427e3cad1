package org.hwautomation.fleet.window;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hwautomation.driver.Identity;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.Nearest;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.audit.AuditLog;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.devicetype.Catalog;
import org.hwautomation.fleet.devicetype.DeviceType;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.fleet.server.Servers;

/// The maintenance windows: made, changed and taken away by operators, each decision on record; and
/// whether a server's window is open. Jobs that wait follow what is changed here.
public final class Windows {

  private final Database database;
  private final WindowStore store;
  private final Servers servers;
  private final Supplier<Catalog> catalog;
  private final AuditLog audit;
  private final InstantSource clock;
  private final Consumer<String> changed;

  /// @param changed told what jobs wait for, so that they look again: see `Jobs.lookAgain`
  public Windows(
      Database database,
      Servers servers,
      Supplier<Catalog> catalog,
      AuditLog audit,
      InstantSource clock,
      Consumer<String> changed) {
    this.database = database;
    this.store = new WindowStore(database);
    this.servers = servers;
    this.catalog = catalog;
    this.audit = audit;
    this.clock = clock;
    this.changed = changed;
  }

  public List<StoredWindow> list(Actor actor) {
    actor.require(Permission.READ);
    return store.all();
  }

  public StoredWindow find(Actor actor, String name) {
    actor.require(Permission.READ);
    return store.find(name).orElseThrow(() -> unknown(name));
  }

  /// Makes the window, or puts it in the place of the one with its name; jobs that wait for it
  /// follow.
  public StoredWindow save(Actor actor, MaintenanceWindow window) {
    actor.require(Permission.CHANGE_SERVERS);
    refuseFaults(window);
    var saved =
        database.inTransaction(() -> {
          store.save(window, actor.userName(), clock.instant());
          audit.append(actor, "window.save", window.name(), facts(window));
          return store.find(window.name()).orElseThrow();
        });
    tell(window.name());
    return saved;
  }

  /// Jobs that wait for it end, saying that it is gone.
  public void remove(Actor actor, String name) {
    actor.require(Permission.CHANGE_SERVERS);
    database.transact(() -> {
      if (!store.remove(name)) throw unknown(name);
      audit.append(actor, "window.remove", name, Map.of());
    });
    tell(name);
  }

  /// What stands in the way of a plan for this server that is to run in a window.
  public Optional<Fault> obstacle(WindowChoice choice, Server server) {
    return switch (look(choice, server)) {
      case WindowState.Open _, WindowState.Closed _, WindowState.Off _ -> Optional.empty();
      case WindowState.Never(var fault) -> Optional.of(fault);
    };
  }

  WindowState look(WindowChoice choice, UUID server) {
    return look(choice, servers.byId(server));
  }

  private WindowState look(WindowChoice choice, Server server) {
    var now = clock.instant();
    if (choice.name().isPresent()) return named(choice.name().get(), now);
    var place = place(server);
    var covering =
        store.all().stream()
            .map(StoredWindow::window)
            .filter(window -> window.scope().covers(place))
            .toList();
    return covering.stream()
        .map(window -> state(window, now))
        .min(Comparator.comparing(Windows::opens))
        .orElseGet(() ->
            new WindowState.Never(
                Fault.of(
                    server.name(),
                    "no-window",
                    "no maintenance window covers it; make one whose scope does, or name one")));
  }

  private WindowState named(String name, Instant now) {
    return store
        .find(name)
        .map(StoredWindow::window)
        .map(window -> state(window, now))
        .orElseGet(() ->
            new WindowState.Never(
                new Fault(
                    name,
                    "window-unknown",
                    "there is no maintenance window of this name",
                    Nearest.to(name, names()))));
  }

  private static WindowState state(MaintenanceWindow window, Instant now) {
    var opening = window.openingAt(now);
    if (opening.isEmpty()) {
      return new WindowState.Never(
          Fault.of(window.name(), "window-over", "this maintenance window does not open any more"));
    }
    if (!window.enabled()) return new WindowState.Off(window.name());
    return opening.get().contains(now)
        ? new WindowState.Open(window.name(), opening.get())
        : new WindowState.Closed(window, opening.get());
  }

  private static Instant opens(WindowState state) {
    return switch (state) {
      case WindowState.Open(var _, var opening) -> opening.from();
      case WindowState.Closed(var _, var next) -> next.from();
      case WindowState.Off _ -> Instant.MAX.minusSeconds(1);
      case WindowState.Never _ -> Instant.MAX;
    };
  }

  /// How many servers each scope covers, by what is known of them now. Those that only their names
  /// tell apart are judged together: the page of all windows asks this of a whole fleet.
  public Map<WindowScope, Long> covered(Actor actor, Collection<WindowScope> scopes) {
    actor.require(Permission.READ);
    boolean byName = scopes.stream().anyMatch(scope -> !scope.server().isEmpty());
    var places = new LinkedHashMap<WindowScope.Place, Long>();
    for (var alike : store.alike(byName)) places.merge(place(alike), alike.servers(), Long::sum);
    var covered = new LinkedHashMap<WindowScope, Long>();
    for (var scope : scopes) {
      covered.put(
          scope,
          places.entrySet().stream()
              .filter(group -> scope.covers(group.getKey()))
              .mapToLong(Map.Entry::getValue)
              .sum());
    }
    return covered;
  }

  private WindowScope.Place place(WindowStore.Alike alike) {
    return new WindowScope.Place(
        alike.name(),
        alike.site(),
        alike.tags(),
        deviceType(Optional.of(alike.deviceType()).filter(t -> !t.isEmpty()), alike.identity()));
  }

  private WindowScope.Place place(Server server) {
    return new WindowScope.Place(
        server.name(),
        server.site(),
        server.tags(),
        deviceType(server.deviceType(), server.identity()));
  }

  private String deviceType(Optional<String> assigned, Identity identity) {
    return assigned
        .or(() -> catalog.get().deviceTypeFor(identity).map(DeviceType::name))
        .orElse("");
  }

  private void tell(String name) {
    changed.accept(WindowChoice.named(name).waitsFor());
    changed.accept(WindowChoice.OF_THE_SERVER.waitsFor());
  }

  private List<String> names() {
    return store.all().stream().map(stored -> stored.window().name()).toList();
  }

  private void refuseFaults(MaintenanceWindow window) {
    if (!window.name().matches("[a-z0-9][a-z0-9._-]{0,62}")) {
      throw Problem.invalid(
          "window-name",
          "\"%s\" is no name of a window.".formatted(window.name()),
          "Use small letters, digits, dots, dashes and underscores, such as night-eu.");
    }
    var opening = window.openingAt(clock.instant());
    if (opening.isEmpty()) {
      throw Problem.invalid(
          "window-over",
          "Window %s would never open.".formatted(window.name()),
          "Give days of the week, or a date that is still to come.");
    }
  }

  private static Map<String, Object> facts(MaintenanceWindow window) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("zone", window.zone().getId());
    facts.put("recurrence", RecurrenceJson.of(window.recurrence()));
    facts.put("scope", window.scope());
    facts.put("enabled", window.enabled());
    return facts;
  }

  private Problem unknown(String name) {
    return new Problem(
        Problem.Kind.NOT_FOUND,
        "window-unknown",
        "There is no maintenance window \"%s\".".formatted(name),
        "Look at the list of windows.",
        List.of(new Fault(name, "window-unknown", "is not known", Nearest.to(name, names()))));
  }
}
