package org.hwautomation.fleet.order;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hwautomation.base.Sha256;
import org.hwautomation.base.TimeOrderedId;
import org.hwautomation.fleet.Page;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.audit.AuditLog;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.operation.StartOrder;
import org.hwautomation.fleet.server.Servers;
import org.hwautomation.jobs.Jobs;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Orders over many servers: accepted when they are in the database, carried out by [OrderWorker],
/// looked at, approved, cancelled and tried again here.
public final class Orders {

  private static final JsonMapper CANONICAL =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  /// In one go; the rest an hour later.
  private static final int MOST_REMOVED = 500;

  private final Database database;
  private final OrderStore store;
  private final PartStore parts;
  private final Servers servers;
  private final Jobs jobs;
  private final AuditLog audit;
  private final TimeOrderedId ids;
  private final InstantSource clock;
  private final Runnable nudge;

  /// @param nudge told when there is something to do
  public Orders(
      Database database,
      Servers servers,
      Jobs jobs,
      AuditLog audit,
      TimeOrderedId ids,
      InstantSource clock,
      Runnable nudge) {
    this.database = database;
    this.store = new OrderStore(database);
    this.parts = new PartStore(database);
    this.servers = servers;
    this.jobs = jobs;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.nudge = nudge;
  }

  /// Stores the order. No BMC is asked, however many servers it names.
  ///
  /// @param held only plans are made until somebody approves them
  public <R> OrderStanding accept(
      Actor actor, OrderedOperation<R> operation, StartOrder<R> wish, boolean held) {
    actor.require(held ? Permission.READ : Permission.CHANGE_SERVERS);
    var title = operation.title(wish.request());
    var named = servers.all(wish.servers());
    if (named.isEmpty()) {
      throw Problem.invalid("no-servers", "The order names no servers.", "Name some.");
    }
    requireJobs(wish.after());
    var order =
        new Order(
            ids.next(),
            operation.name(),
            title,
            operation.write(wish.request()),
            operation.when(wish.request()),
            held,
            wish.priority(),
            wish.after(),
            wish.atOnce(),
            actor.userName(),
            actor.role(),
            actor.origin(),
            clock.instant(),
            Optional.empty(),
            null);
    var fingerprint = fingerprint(order, wish);
    var id =
        database.inTransaction(() -> {
          if (!store.insert(order, wish.idempotencyKey(), fingerprint)) {
            return same(wish.idempotencyKey().orElseThrow(), fingerprint);
          }
          var approved = new TreeMap<UUID, String>();
          wish.approved().forEach((server, hash) -> approved.put(server, hash.hex()));
          store.insertParts(order.id(), named, approved);
          operation.keep(order.id(), wish.request());
          audit.append(actor, "order.accept", order.title(), facts(order, named.size()));
          return order.id();
        });
    nudge.run();
    return find(actor, id);
  }

  private UUID same(String key, String fingerprint) {
    var first = store.byKey(key).orElseThrow();
    if (first.fingerprint().equals(fingerprint)) return first.order();
    throw Problem.conflict(
        "idempotency-key-used",
        "This Idempotency-Key was used for another order (%s).".formatted(first.order()),
        "Choose a new key for a new order.");
  }

  private void requireJobs(List<UUID> after) {
    for (var job : after) {
      if (jobs.find(job).isEmpty()) {
        throw Problem.notFound(
            "job-unknown", "There is no job %s.".formatted(job), "Look at the list of jobs.");
      }
    }
  }

  /// Newest first.
  public Page<OrderStanding> list(Actor actor, Optional<UUID> before, int limit) {
    actor.require(Permission.READ);
    var found = store.list(before, limit + 1);
    boolean more = found.size() > limit;
    var items = more ? found.subList(0, limit) : found;
    var counts = store.counts(items.stream().map(Order::id).toList());
    return new Page<>(
        items.stream()
            .map(one ->
                new OrderStanding(one, counts.getOrDefault(one.id(), Map.of()), Optional.empty()))
            .toList(),
        more ? Optional.of(items.getLast().id().toString()) : Optional.empty());
  }

  public OrderStanding find(Actor actor, UUID id) {
    actor.require(Permission.READ);
    return standing(require(id));
  }

  private OrderStanding standing(Order order) {
    var counts = store.counts(List.of(order.id())).getOrDefault(order.id(), Map.of());
    var standing = new OrderStanding(order, counts, Optional.empty());
    return standing.stage() == OrderStanding.Stage.AWAITS_APPROVAL
        ? new OrderStanding(order, counts, Optional.of(store.plansHashed(order.id())))
        : standing;
  }

  /// By name of the server.
  public Page<OrderPart> parts(Actor actor, UUID id, PartQuery query) {
    actor.require(Permission.READ);
    require(id);
    var found = store.parts(id, query, query.limit() + 1);
    boolean more = found.size() > query.limit();
    var items = more ? found.subList(0, query.limit()) : found;
    return new Page<>(items, more ? Optional.of(items.getLast().serverName()) : Optional.empty());
  }

  /// Lets the plans begin that were shown, all of them.
  ///
  /// @param hash over all plans, as they were shown
  public OrderStanding approve(Actor actor, UUID id, String hash) {
    actor.require(Permission.CHANGE_SERVERS);
    database.transact(() -> {
      var standing = standing(require(id));
      if (standing.stage() != OrderStanding.Stage.AWAITS_APPROVAL) {
        throw Problem.conflict(
            "nothing-to-approve",
            standing.stage() == OrderStanding.Stage.PLANNING
                ? "Plans of this order are still being made."
                : "No plan of this order waits for approval.",
            "Look at the order.");
      }
      if (!standing.hash().filter(hash::equals).isPresent()) {
        throw Problem.conflict(
            "plan-changed",
            "The plans of this order are no longer those that were approved.",
            "Look at them again and approve what you see.");
      }
      store.approve(id, actor.userName());
      audit.append(
          actor,
          "order.approve",
          standing.order().title(),
          Map.of(
              "order", id.toString(),
              "plans", hash,
              "servers", standing.count(PartState.PLANNED)));
    });
    nudge.run();
    return find(actor, id);
  }

  /// What has not begun does not begin; jobs stop before their next step.
  public OrderStanding cancel(Actor actor, UUID id) {
    actor.require(Permission.CHANGE_SERVERS);
    var order = require(id);
    var active =
        database.inTransaction(() -> {
          if (store.cancel(id, clock.instant())) {
            audit.append(actor, "order.cancel", order.title(), Map.of("order", id.toString()));
          }
          parts.cancel(id);
          return parts.activeJobs(id);
        });
    for (var job : active) jobs.cancel(job, actor.userName(), "with its order");
    return find(actor, id);
  }

  /// Plans and begins anew where it was refused, failed or was cancelled.
  public OrderStanding retry(Actor actor, UUID id) {
    actor.require(Permission.CHANGE_SERVERS);
    var order = require(id);
    database.transact(() -> {
      int again = parts.again(id);
      if (again == 0) {
        throw Problem.conflict(
            "nothing-to-retry", "No server of this order failed.", "There is nothing to do.");
      }
      store.revive(id);
      audit.append(
          actor, "order.retry", order.title(), Map.of("order", id.toString(), "servers", again));
    });
    nudge.run();
    return find(actor, id);
  }

  /// Removes an order that is over, or that nobody approved. Its jobs stay.
  public void remove(Actor actor, UUID id) {
    actor.require(Permission.CHANGE_SERVERS);
    database.transact(() -> {
      var standing = standing(require(id));
      boolean removable =
          switch (standing.stage()) {
            case OVER, AWAITS_APPROVAL -> true;
            case PLANNING, RUNNING -> false;
          };
      if (!removable) {
        throw Problem.conflict(
            "order-not-over",
            "This order is not over.",
            "Wait for its end, or cancel it, then remove it.");
      }
      remove(actor, standing.order());
    });
  }

  /// Removes what has been over for so long.
  ///
  /// @return how many
  int removeOlderThan(Duration age) {
    var actor = Actor.system("old orders");
    var old = store.old(clock.instant().minus(age), MOST_REMOVED);
    for (var id : old) {
      database.transact(() -> store.find(id).ifPresent(order -> remove(actor, order)));
    }
    return old.size();
  }

  private void remove(Actor actor, Order order) {
    store.remove(order.id());
    audit.append(
        actor,
        "order.remove",
        order.title(),
        Map.of("order", order.id().toString(), "requestedBy", order.requestedBy()));
  }

  private Order require(UUID id) {
    return store
        .find(id)
        .orElseThrow(() ->
            Problem.notFound(
                "order-unknown", "There is no order %s.".formatted(id), "Look at the list."));
  }

  private static Map<String, Object> facts(Order order, int servers) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("order", order.id().toString());
    facts.put("operation", order.operation());
    facts.put("servers", servers);
    facts.put("held", order.held());
    return facts;
  }

  private static String fingerprint(Order order, StartOrder<?> wish) {
    var approved =
        wish.approved().entrySet().stream()
            .collect(Collectors.toMap(one -> one.getKey().toString(), one -> one.getValue().hex()));
    var all = new LinkedHashMap<String, Object>();
    all.put("operation", order.operation());
    all.put("request", CANONICAL.treeToValue(order.request(), Object.class));
    all.put("servers", new TreeSet<>(wish.servers()));
    all.put("held", order.held());
    all.put("approved", approved);
    all.put("after", wish.after());
    wish.atOnce().ifPresent(number -> all.put("atOnce", number));
    return Sha256.of(CANONICAL.writeValueAsString(all).getBytes(StandardCharsets.UTF_8)).hex();
  }
}
