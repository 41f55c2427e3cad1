package org.hwautomation.fleet.order;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hwautomation.base.TimeOrderedId;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.audit.AuditLog;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.operation.Launch;
import org.hwautomation.fleet.operation.Launcher;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.fleet.server.Servers;
import org.hwautomation.jobs.Jobs;
import org.hwautomation.jobs.NewJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// Carries orders out: makes each server's plan, many at once, and begins the plans that may begin.
/// Any number of workers share the work; what one of them left is taken up by another, and a job is
/// begun in the transaction that writes so down.
public final class OrderWorker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OrderWorker.class);

  /// BMCs that are asked at once. A plan is also work for the processor, and each takes a
  /// connection to the database now and then, of which there are about as many.
  private static final int PLANS_AT_ONCE = 32;

  /// Jobs begun in one transaction; the audit log is locked meanwhile.
  private static final int STARTS_AT_ONCE = 100;

  /// Nobody else plans a server for so long, unless its planner says that it is still at it.
  private static final Duration CLAIM = Duration.ofSeconds(20);

  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Database database;
  private final PartStore parts;
  private final Servers servers;
  private final Launcher launcher;

  /// By name. Orders of others are left to the workers that know them.
  private final Map<String, OrderedOperation<?>> operations;

  private final TimeOrderedId ids;
  private final InstantSource clock;
  private final Semaphore free = new Semaphore(PLANS_AT_ONCE);
  private final AtomicBoolean nudged = new AtomicBoolean();

  /// Claims in hand, and how many servers each still has to plan.
  private final Map<UUID, Integer> inHand = new ConcurrentHashMap<>();

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("order-worker").factory());
  private final ScheduledExecutorService heartbeat =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("order-heartbeat").factory());
  private final ExecutorService planners = Executors.newVirtualThreadPerTaskExecutor();

  public OrderWorker(
      Database database,
      Servers servers,
      Jobs jobs,
      AuditLog audit,
      List<OrderedOperation<?>> operations,
      TimeOrderedId ids,
      InstantSource clock) {
    this.database = database;
    this.parts = new PartStore(database);
    this.servers = servers;
    this.launcher = new Launcher(jobs, audit);
    this.operations =
        operations.stream()
            .collect(Collectors.toUnmodifiableMap(OrderedOperation::name, Function.identity()));
    this.ids = ids;
    this.clock = clock;
  }

  public void start() {
    timer.scheduleWithFixedDelay(this::round, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    heartbeat.scheduleWithFixedDelay(
        this::stillAtIt, HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// There is something to do: looks at once, and not only at the next look.
  public void nudge() {
    if (!nudged.compareAndSet(false, true)) return;
    try {
      timer.execute(this::round);
    } catch (RejectedExecutionException _) {
      // Closed: what is to be done is in the database.
    }
  }

  // A database that is away for a moment must not end the clockwork.
  void round() {
    nudged.set(false);
    try {
      startPlanned();
      takePlans();
    } catch (RuntimeException e) {
      LOG.warn("orders are looked at again in a moment", e);
    }
  }

  /// Keeps what is being planned from being taken by another worker.
  void stillAtIt() {
    if (inHand.isEmpty()) return;
    try {
      parts.extend(inHand.keySet(), clock.instant().plus(CLAIM));
    } catch (RuntimeException e) {
      LOG.warn("claims are extended in {}, or planned by another worker", HEARTBEAT, e);
    }
  }

  private void takePlans() {
    int most = free.availablePermits();
    if (most == 0) return;
    var claim = ids.next();
    for (var part : parts.claim(operations.keySet(), claim, most, clock.instant(), CLAIM)) {
      free.acquireUninterruptibly();
      inHand.merge(claim, 1, Integer::sum);
      planners.execute(() -> {
        try {
          plan(claim, part);
        } catch (RuntimeException e) {
          LOG.warn("{} is planned again", part.serverName(), e);
          giveBack(claim, part);
        } finally {
          inHand.computeIfPresent(claim, (_, left) -> left == 1 ? null : left - 1);
          free.release();
          nudge();
        }
      });
    }
  }

  /// Where even that fails, the claim runs out.
  private void giveBack(UUID claim, PartStore.ToPlan part) {
    try {
      parts.release(claim, part);
    } catch (RuntimeException e) {
      LOG.warn("{} is planned again in {}", part.serverName(), CLAIM, e);
    }
  }

  private void plan(UUID claim, PartStore.ToPlan part) {
    switch (prepared(part)) {
      case OrderedOperation.Prepared.Planned(var plan, var shown) ->
          parts.planned(claim, part, plan, shown);
      case OrderedOperation.Prepared.AlreadySo(var text) -> parts.alreadySo(claim, part, text);
      case OrderedOperation.Prepared.Refused(var problem) -> parts.refused(claim, part, problem);
    }
  }

  private OrderedOperation.Prepared prepared(PartStore.ToPlan part) {
    try {
      var server = servers.byId(part.server());
      return prepared(operation(part.order()), server, part);
    } catch (Problem problem) {
      return new OrderedOperation.Prepared.Refused(problem);
    } catch (DataAccessException e) {
      // Of our own house and not of the server: a full pool, a database that is away.
      throw e;
    } catch (RuntimeException e) {
      LOG.warn("planning {} broke off", part.serverName(), e);
      return new OrderedOperation.Prepared.Refused(
          Problem.unavailable(
              "planning-broke-off",
              "Planning %s broke off: %s".formatted(part.serverName(), e),
              "Retry the order; the service's log says more."));
    }
  }

  private static <R> OrderedOperation.Prepared prepared(
      OrderedOperation<R> operation, Server server, PartStore.ToPlan part) {
    var order = part.order();
    return operation.prepare(server, operation.read(order.id(), order.request()), part.approved());
  }

  private OrderedOperation<?> operation(Order order) {
    return Objects.requireNonNull(operations.get(order.operation()));
  }

  private void startPlanned() {
    while (database.inTransaction(this::startSome) == STARTS_AT_ONCE) {}
  }

  private int startSome() {
    var ready = parts.toStart(operations.keySet(), STARTS_AT_ONCE);
    var byOrder = new LinkedHashMap<UUID, List<PartStore.ToStart>>();
    for (var part : ready) {
      byOrder.computeIfAbsent(part.order().id(), _ -> new ArrayList<>()).add(part);
    }
    byOrder.values().forEach(parts -> launch(operation(parts.getFirst().order()), parts));
    return ready.size();
  }

  private <R> void launch(OrderedOperation<R> operation, List<PartStore.ToStart> ready) {
    var order = ready.getFirst().order();
    R request;
    try {
      request = operation.read(order.id(), order.request());
    } catch (Problem problem) {
      for (var part : ready) parts.notStarted(part, problem);
      return;
    }
    var byServer = new LinkedHashMap<UUID, PartStore.ToStart>();
    var launches = new ArrayList<Launch>();
    var jobs = new LinkedHashMap<UUID, NewJob>();
    for (var part : ready) {
      var server = servers.find(part.server());
      if (server.isEmpty()) {
        parts.notStarted(part, removed(part));
        continue;
      }
      byServer.put(part.server(), part);
      var job = operation.job(server.get(), request, part.plan(), part.shown(), part.terms());
      jobs.put(part.server(), job);
      var facts =
          Map.of(
              "plan", part.plan().hash().hex(),
              "what", part.plan().title(),
              "order", order.id().toString());
      launches.add(new Launch.Ready(server.get(), job, facts));
    }
    for (var started : launcher.launch(order.actor(), operation.action(request), launches)) {
      var part = byServer.get(started.serverId());
      started.job().ifPresent(job -> parts.started(part, job));
      started.problem().ifPresent(problem -> parts.notStarted(part, problem));
      operation.submitted(Objects.requireNonNull(jobs.get(started.serverId())), started.job());
    }
  }

  private static Problem removed(PartStore.ToStart part) {
    return Problem.notFound(
        "server-unknown",
        "%s was removed.".formatted(part.serverName()),
        "Enrol it again, then retry the order.");
  }

  /// What is being planned is planned again by who comes next.
  @Override
  public void close() {
    timer.shutdownNow();
    heartbeat.shutdownNow();
    planners.shutdownNow();
  }
}
