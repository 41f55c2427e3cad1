package org.hwautomation.fleet.discovery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hwautomation.base.Sha256;
import org.hwautomation.base.TimeOrderedId;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.audit.AuditLog;
import org.hwautomation.fleet.bmc.Bmcs;
import org.hwautomation.fleet.credential.Login;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.server.Endpoint;
import org.hwautomation.fleet.server.NewServer;
import org.hwautomation.fleet.server.Servers;
import org.hwautomation.fleet.server.Trust;

/// Scans address ranges for Redfish services. A scan logs in nowhere: it reads the open service
/// root.
public final class Discoveries implements AutoCloseable {

  private static final long MOST_PROBES = 1L << 20;

  private final Database database;
  private final DiscoveryStore store;
  private final Servers servers;
  private final AuditLog audit;
  private final Bmcs bmcs;
  private final int concurrency;
  private final Duration probeTimeout;
  private final TimeOrderedId ids;
  private final InstantSource clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<UUID, Scan> running = new ConcurrentHashMap<>();

  public Discoveries(
      Database database,
      Servers servers,
      AuditLog audit,
      Bmcs bmcs,
      int concurrency,
      Duration probeTimeout,
      TimeOrderedId ids,
      InstantSource clock) {
    this.database = database;
    this.store = new DiscoveryStore(database);
    this.servers = servers;
    this.audit = audit;
    this.bmcs = bmcs;
    this.concurrency = concurrency;
    this.probeTimeout = probeTimeout;
    this.ids = ids;
    this.clock = clock;
    store.interruptRunning(clock.instant());
  }

  /// Begins a scan and returns at once.
  public Discovery start(Actor actor, NewDiscovery wanted) {
    actor.require(Permission.DISCOVER);
    var ranges = ranges(wanted);
    long total = total(ranges, wanted.ports().size());
    var discovery =
        new Discovery(
            ids.next(),
            wanted.targets().stream().map(String::strip).toList(),
            wanted.ports(),
            DiscoveryState.RUNNING,
            total,
            0,
            0,
            actor.userName(),
            clock.instant(),
            null);
    database.transact(() -> {
      store.insert(discovery);
      audit.append(
          actor,
          "discovery.start",
          String.join(" ", discovery.targets()),
          Map.of("discovery", discovery.id().toString(), "ports", wanted.ports()));
    });
    var scan = new Scan(discovery.id(), store, bmcs, concurrency, probeTimeout, ids, clock);
    running.put(discovery.id(), scan);
    threads.submit(() -> {
      try {
        scan.run(ranges, wanted.ports());
      } finally {
        running.remove(discovery.id());
      }
    });
    return byId(discovery.id());
  }

  public Discovery byId(UUID id) {
    var scan = running.get(id);
    var stored =
        store
            .find(id)
            .orElseThrow(() ->
                Problem.notFound(
                    "discovery-unknown",
                    "There is no discovery %s.".formatted(id),
                    "Look at the list of discoveries."));
    return scan == null ? stored : scan.current(stored);
  }

  public List<Discovery> newest(int limit) {
    return store.newest(Math.clamp(limit, 1, 200));
  }

  public List<DiscoveryResult> results(UUID id) {
    byId(id);
    return store.results(id);
  }

  /// Probes that have begun finish; no more begin. What was found is kept.
  public void cancel(Actor actor, UUID id) {
    actor.require(Permission.DISCOVER);
    var discovery = byId(id);
    var scan = running.get(id);
    if (scan == null) return;
    scan.cancel();
    audit.append(
        actor,
        "discovery.cancel",
        String.join(" ", discovery.targets()),
        Map.of("discovery", id.toString()));
  }

  /// Enrols what was found, each pinned to the certificate that the scan saw. One that fails does
  /// not stop the others.
  ///
  /// @param chosen ids of results; those that are servers already are left alone
  public List<EnrolmentResult> enrol(
      Actor actor, UUID id, Collection<UUID> chosen, Login login, String site, List<String> tags) {
    actor.require(Permission.MANAGE_SERVERS);
    var wanted = Set.copyOf(chosen);
    var results = results(id).stream().filter(r -> wanted.contains(r.id())).toList();
    if (results.size() < wanted.size()) {
      throw Problem.notFound(
          "discovery-result-unknown",
          "Some of the chosen results are not part of this discovery.",
          "Choose from its list.");
    }
    var running = new ArrayList<Future<EnrolmentResult>>();
    for (var result : results) {
      Callable<EnrolmentResult> work = () -> enrolOne(actor, result, login, site, tags);
      running.add(threads.submit(work));
    }
    return running.stream().map(Discoveries::outcome).toList();
  }

  @Override
  public void close() {
    running.values().forEach(Scan::cancel);
    threads.shutdownNow();
  }

  private EnrolmentResult enrolOne(
      Actor actor, DiscoveryResult result, Login login, String site, List<String> tags) {
    var endpoint = Endpoint.onFirstUse(result.host(), result.port());
    if (!result.fingerprint().isEmpty()) {
      endpoint = endpoint.withTrust(new Trust.Pinned(new Sha256(result.fingerprint())));
    }
    if (result.knownServer().isPresent()) {
      return new EnrolmentResult(
          result.id(), endpoint.address(), result.knownServer(), "is a server already");
    }
    try {
      var server =
          servers.enrol(
              actor,
              new NewServer(Optional.empty(), endpoint, login, site, tags, Optional.empty()));
      return new EnrolmentResult(
          result.id(), endpoint.address(), Optional.of(server.id()), server.name());
    } catch (Problem problem) {
      return new EnrolmentResult(
          result.id(),
          endpoint.address(),
          Optional.empty(),
          problem.getMessage() + " " + problem.whatToDo());
    }
  }

  private static EnrolmentResult outcome(Future<EnrolmentResult> running) {
    try {
      return running.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable("stopping", "The service is stopping.", "Ask again when it runs.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) throw cause;
      throw new IllegalStateException(e.getCause());
    }
  }

  private static List<AddressRange> ranges(NewDiscovery wanted) {
    var faults = new ArrayList<Fault>();
    var ranges = new ArrayList<AddressRange>();
    if (wanted.targets().isEmpty()) {
      faults.add(Fault.of("targets", "targets-missing", "say where to look"));
    }
    if (wanted.ports().isEmpty()) faults.add(Fault.of("ports", "ports-missing", "name a port"));
    for (var port : wanted.ports()) {
      if (port < 1 || port > 65535) {
        faults.add(Fault.of("ports", "port-invalid", port + " is not a port (1–65535)"));
      }
    }
    for (var target : wanted.targets()) {
      switch (AddressRange.parse(target)) {
        case AddressRange.Parsed.Good(var range) -> ranges.add(range);
        case AddressRange.Parsed.Bad(var fault) -> faults.add(fault);
      }
    }
    if (!faults.isEmpty()) throw invalid(faults.getFirst().text(), faults);
    return ranges;
  }

  private static long total(List<AddressRange> ranges, int ports) {
    long total = 0;
    for (var range : ranges) {
      total += Math.min(range.size(), MOST_PROBES + 1) * ports;
      if (total > MOST_PROBES) {
        throw invalid(
            "That is more than %,d addresses and ports.".formatted(MOST_PROBES), List.of());
      }
    }
    return total;
  }

  private static Problem invalid(String message, List<Fault> faults) {
    return new Problem(
        Problem.Kind.INVALID,
        "discovery-invalid",
        message,
        "Use 10.0.0.0/24, 10.0.0.5-10.0.0.40, single addresses or host names, and fewer of them.",
        faults);
  }
}
