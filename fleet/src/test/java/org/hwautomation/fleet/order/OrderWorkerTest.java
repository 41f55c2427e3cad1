package org.hwautomation.fleet.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hwautomation.fleet.FleetFixture.LOGIN;
import static org.hwautomation.fleet.FleetFixture.OPERATOR;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.hwautomation.base.Sha256;
import org.hwautomation.base.TimeOrderedId;
import org.hwautomation.fleet.Eventually;
import org.hwautomation.fleet.FleetFixture;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.audit.AuditLog;
import org.hwautomation.fleet.audit.AuditQuery;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.operation.JobTerms;
import org.hwautomation.fleet.operation.SiteLimits;
import org.hwautomation.fleet.operation.StartOrder;
import org.hwautomation.fleet.server.Endpoint;
import org.hwautomation.fleet.server.NewServer;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.fleet.server.Trust;
import org.hwautomation.jobs.JobQuery;
import org.hwautomation.jobs.JobState;
import org.hwautomation.jobs.JobSummary;
import org.hwautomation.jobs.NewJob;
import org.hwautomation.jobs.engine.JobDesk;
import org.hwautomation.jobs.plan.OnFailure;
import org.hwautomation.jobs.plan.Plan;
import org.hwautomation.jobs.plan.PlanStep;
import org.hwautomation.jobs.testing.CrashingDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.TransientDataAccessResourceException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/// An order of a made-up operation over servers without BMCs.
class OrderWorkerTest {

  private static final int SERVERS = 3;

  @TempDir Path directory;
  private FleetFixture fixture;
  private JobDesk desk;
  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<UUID> servers = new ArrayList<>();
  private final Painting painting = new Painting();

  /// Plans one step; the server called `stubborn` refuses.
  private static final class Painting implements OrderedOperation<String> {
    final Set<UUID> planned = ConcurrentHashMap.newKeySet();
    final AtomicInteger databaseFailures = new AtomicInteger();

    /// Plans that have begun.
    final Semaphore begun = new Semaphore(0);

    volatile CountDownLatch paused = new CountDownLatch(0);

    @Override
    public String name() {
      return "paint";
    }

    @Override
    public String title(String colour) {
      return "Paint them " + colour;
    }

    @Override
    public String when(String colour) {
      return "now";
    }

    @Override
    public JsonNode write(String colour) {
      return StringNode.valueOf(colour);
    }

    @Override
    public String read(UUID order, JsonNode request) {
      return request.asString();
    }

    @Override
    public Prepared prepare(Server server, String colour, Optional<Sha256> approved) {
      if (databaseFailures.getAndDecrement() > 0) {
        throw new TransientDataAccessResourceException("the pool is empty");
      }
      begun.release();
      try {
        paused.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      planned.add(server.id());
      if (server.name().equals("stubborn")) {
        return new Prepared.Refused(Problem.conflict("no", "it wants no paint", "Leave it."));
      }
      var step =
          new PlanStep(
              "paint",
              "paint",
              "Work",
              "Paint it",
              "",
              JsonNodeFactory.instance.objectNode().put("zebra", 1.50).put("a", server.name()),
              Duration.ofSeconds(1),
              Set.of(),
              OnFailure.STOP);
      var plan = new Plan("Paint", "Paint " + server.name(), List.of(step), List.of("a note"));
      return new Prepared.Planned(
          plan, new PartPlan(List.of("colour: red → blue"), 0, 1, List.of(), List.of(), ""));
    }

    @Override
    public NewJob job(Server server, String colour, Plan plan, PartPlan shown, JobTerms terms) {
      return new NewJob(
          server.id().toString(),
          "Paint",
          plan,
          terms.priority(),
          terms.requestedBy(),
          terms.key(),
          terms.after(),
          terms.limits(SiteLimits.DEFAULT, server),
          Optional.empty(),
          JsonNodeFactory.instance.objectNode());
    }
  }

  @BeforeEach
  void enrol() {
    fixture = FleetFixture.withJobs(directory);
    desk = new JobDesk(fixture.dataSource, fixture.clock, new Random(3));
    open.add(fixture);
    open.add(desk);
    for (int i = 0; i < SERVERS; i++) servers.add(add("server-" + i, i + 1));
  }

  @AfterEach
  void close() throws Exception {
    for (var each : open.reversed()) each.close();
  }

  @Test
  void whatADeadWorkerHadTakenIsPlannedByTheNextOne() {
    var order = accept(false);
    var dead = UUID.randomUUID();
    assertThat(
            new PartStore(fixture.database)
                .claim(Set.of("paint"), dead, 10, fixture.clock.instant(), Duration.ofMinutes(3)))
        .hasSize(SERVERS);

    var worker = worker();
    worker.round();
    assertThat(painting.planned).isEmpty();

    fixture.clock.advance(Duration.ofMinutes(4));
    run(worker, order);
    assertThat(painting.planned).containsExactlyInAnyOrderElementsOf(servers);
    assertThat(desk.list(JobQuery.newest(10)).items()).hasSize(SERVERS);
  }

  @Test
  void whatALiveWorkerPlansSlowlyIsNotTakenFromIt() throws InterruptedException {
    var order = accept(false);
    painting.paused = new CountDownLatch(1);
    var slow = worker();
    slow.round();
    painting.begun.acquire(SERVERS);

    for (int i = 0; i < 4; i++) {
      fixture.clock.advance(Duration.ofSeconds(15));
      slow.stillAtIt();
      worker().round();
    }
    assertThat(painting.begun.availablePermits()).as("begun by another").isZero();

    painting.paused.countDown();
    run(slow, order);
    assertThat(desk.list(JobQuery.newest(10)).items()).hasSize(SERVERS);
  }

  @Test
  void aPlanThatIsKeptIsTheOneThatRuns() {
    var order = accept(true);
    run(worker(), order);
    var standing = orders().find(OPERATOR, order);
    assertThat(standing.stage()).isEqualTo(OrderStanding.Stage.AWAITS_APPROVAL);
    assertThat(desk.list(JobQuery.newest(10)).items()).isEmpty();
    var planned = orders().parts(OPERATOR, order, PartQuery.first(10)).items().getFirst();

    orders().approve(OPERATOR, order, standing.hash().orElseThrow());
    run(worker(), order);

    var started = orders().parts(OPERATOR, order, PartQuery.first(10)).items().getFirst();
    var job = desk.find(started.job().orElseThrow()).orElseThrow();
    assertThat(job.planHash()).isEqualTo(planned.planHash().orElseThrow());
    assertThat(job.notes()).containsExactly("a note");
  }

  @Test
  void troubleInOurOwnHouseIsNoReasonToRefuseAServer() {
    painting.databaseFailures.set(2);
    var order = accept(false);
    run(worker(), order);

    assertThat(orders().find(OPERATOR, order).count(PartState.REFUSED)).isZero();
    assertThat(desk.list(JobQuery.newest(10)).items()).hasSize(SERVERS);
  }

  @Test
  void eachServerIsBegunOnceWhereverTheProcessDies() {
    int crashes = 0;
    boolean died = true;
    for (int write = 1; died; write++) {
      died = false;
      for (var moment : CrashingDataSource.Moment.values()) {
        var order = accept(true);
        run(worker(), order);
        var hash = orders().find(OPERATOR, order).hash().orElseThrow();
        orders().approve(OPERATOR, order, hash);

        if (diesWhileStarting(new CrashingDataSource(fixture.dataSource, write, moment))) {
          died = true;
          crashes++;
        }
        run(worker(), order);

        var parts = orders().parts(OPERATOR, order, PartQuery.first(10)).items();
        assertThat(parts).extracting(OrderPart::state).containsOnly(PartState.RUNNING);
        var active = desk.list(JobQuery.newest(100).in(JobState.ACTIVE)).items();
        assertThat(active)
            .as("write %d, %s", write, moment)
            .extracting(JobSummary::id)
            .containsExactlyInAnyOrderElementsOf(
                parts.stream().map(part -> part.job().orElseThrow()).toList());
        fixture.database.sql("UPDATE job SET state = 'CANCELLED'").update();
      }
    }
    assertThat(crashes).isPositive();
  }

  private boolean diesWhileStarting(CrashingDataSource mortal) {
    var database = new Database(mortal.dataSource());
    var dying = new JobDesk(mortal.dataSource(), fixture.clock, new Random(3));
    var worker =
        new OrderWorker(
            database,
            fixture.fleet.servers(),
            dying,
            new AuditLog(database, fixture.clock),
            List.of(painting),
            new TimeOrderedId(fixture.clock, new SecureRandom()),
            fixture.clock);
    open.add(worker);
    try {
      worker.round();
      return false;
    } catch (CrashingDataSource.Crash _) {
      return true;
    }
  }

  @Test
  void oneThatIsRefusedOrRemovedKeepsNobodyElse() {
    servers.add(add("stubborn", 90));
    servers.add(add("removed", 91));
    var order = accept(false);
    fixture.fleet.servers().remove(OPERATOR, servers.getLast());
    run(worker(), order);

    var standing = orders().find(OPERATOR, order);
    assertThat(standing.count(PartState.REFUSED)).isEqualTo(2);
    assertThat(orders().parts(OPERATOR, order, PartQuery.first(10).in(PartState.REFUSED)).items())
        .extracting(OrderPart::text)
        .containsExactly("There is no server " + servers.getLast() + ".", "it wants no paint");
    assertThat(desk.list(JobQuery.newest(10)).items()).hasSize(SERVERS);
  }

  @Test
  void aBusyServerIsNamedAndCanBeRetriedLater() {
    var first = accept(false);
    run(worker(), first);
    var second = accept(false);
    run(worker(), second);
    assertThat(orders().find(OPERATOR, second).count(PartState.REFUSED)).isEqualTo(SERVERS);
    assertThat(orders().parts(OPERATOR, second, PartQuery.first(1)).items().getFirst().text())
        .contains("is being worked on by job");

    orders().cancel(OPERATOR, first);
    for (var job : desk.list(JobQuery.newest(10)).items()) desk.cancel(job.id(), "otto", "");
    fixture.database.sql("UPDATE job SET state = 'CANCELLED'").update();
    orders().retry(OPERATOR, second);
    run(worker(), second);
    assertThat(orders().find(OPERATOR, second).count(PartState.REFUSED)).isZero();
  }

  @Test
  void noMoreServersAreWorkedOnAtOnceThanTheOrderSays() {
    var wish = StartOrder.of(servers, "blue").atOnce(Optional.of(1));
    var order = orders().accept(OPERATOR, painting, wish, false).order().id();
    run(worker(), order);

    var standing = orders().find(OPERATOR, order);
    assertThat(standing.count(PartState.RUNNING)).isOne();
    assertThat(standing.count(PartState.QUEUED)).isEqualTo(SERVERS - 1);
  }

  @Test
  void ordersOfAnOperationThatThisWorkerDoesNotKnowAreLeftToOthers() {
    var order = accept(false);
    fixture.database.sql("UPDATE fleet_order SET operation = 'of a newer version'").update();
    worker().round();
    assertThat(orders().find(OPERATOR, order).count(PartState.WAITING)).isEqualTo(SERVERS);

    fixture.database.sql("UPDATE fleet_order SET operation = 'paint'").update();
    run(worker(), order);
    assertThat(desk.list(JobQuery.newest(10)).items()).hasSize(SERVERS);
  }

  /// With all its servers, its audit row and what is kept beside it.
  @Test
  void anOrderIsWhollyAcceptedOrNotAtAllWhereverTheProcessDies() {
    boolean died = true;
    int crashes = 0;
    for (int write = 1; died; write++) {
      died = false;
      for (var moment : CrashingDataSource.Moment.values()) {
        fixture.database.sql("DELETE FROM fleet_order").update();
        long audited = audited();
        var mortal = new CrashingDataSource(fixture.dataSource, write, moment);
        try {
          orders(new Database(mortal.dataSource()))
              .accept(OPERATOR, painting, StartOrder.of(servers, "blue"), false);
        } catch (CrashingDataSource.Crash _) {
          died = true;
          crashes++;
        }
        long orders = fixture.count("fleet_order");
        assertThat(fixture.count("fleet_order_part"))
            .as("write %d, %s", write, moment)
            .isEqualTo(orders * SERVERS);
        assertThat(audited() - audited).isEqualTo(orders);
      }
    }
    assertThat(crashes).isPositive();
  }

  private long audited() {
    return fixture
        .database
        .sql("SELECT count(*) FROM audit_entry WHERE action = 'order.accept'")
        .query(Long.class)
        .single();
  }

  @Test
  void whatIsOverForLongIsRemovedAndWhatIsNotStays() {
    servers.add(add("stubborn", 90));
    var running = accept(false);
    run(worker(), running);
    var refused =
        orders()
            .accept(OPERATOR, painting, StartOrder.of(List.of(servers.getLast()), "blue"), false)
            .order()
            .id();
    run(worker(), refused);
    var unapproved = accept(true);
    run(worker(), unapproved);

    assertThat(orders().removeOlderThan(Duration.ofDays(30))).isZero();
    fixture.clock.advance(Duration.ofDays(31));
    assertThat(orders().removeOlderThan(Duration.ofDays(30))).isEqualTo(2);

    assertThat(orders().list(OPERATOR, Optional.empty(), 10).items())
        .extracting(one -> one.order().id())
        .containsExactly(running);
    assertThat(
            fixture
                .fleet
                .audit()
                .find(FleetFixture.ADMIN, AuditQuery.newest(2))
                .getFirst()
                .action())
        .isEqualTo("order.remove");
  }

  @Test
  void whatStillRunsIsNotRemovedByHand() {
    var order = accept(false);
    run(worker(), order);

    assertThatThrownBy(() -> orders().remove(OPERATOR, order))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo("order-not-over"));
    fixture.database.sql("UPDATE job SET state = 'CANCELLED'").update();
    orders().remove(OPERATOR, order);

    assertThat(fixture.count("fleet_order_part")).isZero();
    assertThat(fixture.count("job")).as("the jobs stay").isEqualTo(SERVERS);
  }

  private void run(OrderWorker worker, UUID order) {
    Eventually.holds(
        "everything that can be done is done",
        () -> {
          worker.round();
          var standing = orders().find(OPERATOR, order);
          return standing.count(PartState.WAITING) == 0
              && (standing.order().awaitsApproval() || standing.count(PartState.PLANNED) == 0);
        });
  }

  private UUID accept(boolean held) {
    return orders().accept(OPERATOR, painting, StartOrder.of(servers, "blue"), held).order().id();
  }

  private Orders orders() {
    return orders(fixture.database);
  }

  private Orders orders(Database database) {
    return new Orders(
        database,
        fixture.fleet.servers(),
        desk,
        new AuditLog(database, fixture.clock),
        new TimeOrderedId(fixture.clock, new SecureRandom()),
        fixture.clock,
        () -> {});
  }

  private OrderWorker worker() {
    var worker =
        new OrderWorker(
            fixture.database,
            fixture.fleet.servers(),
            desk,
            fixture.fleet.audit(),
            List.of(painting),
            new TimeOrderedId(fixture.clock, new SecureRandom()),
            fixture.clock);
    open.add(worker);
    return worker;
  }

  private UUID add(String name, int port) {
    var endpoint = new Endpoint("127.0.0.1", port, new Trust.OnFirstUse(), false, Optional.empty());
    return fixture
        .fleet
        .servers()
        .add(
            OPERATOR,
            new NewServer(
                Optional.of(name),
                endpoint,
                LOGIN,
                NewServer.DEFAULT_SITE,
                List.of(),
                Optional.empty()))
        .id();
  }
}
