package org.hwautomation.fleet.bios.operation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hwautomation.driver.bios.BiosPasswords;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.credential.CredentialVault;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Rows;
import org.hwautomation.fleet.step.JobPasswords;
import org.hwautomation.jobs.JobQuery;
import org.hwautomation.jobs.JobState;
import org.hwautomation.jobs.Jobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// BIOS passwords on their way from who typed them to the BMC: sealed, beside the job that is about
/// them, for as long as that job is not over. The job's details name the row and nothing else.
public final class PasswordSafe implements JobPasswords {

  private static final Logger LOG = LoggerFactory.getLogger(PasswordSafe.class);

  /// Under which a job's details name its row.
  static final String DETAIL = "passwords";

  /// Between a row and the job that it is for there are moments, not this.
  private static final Duration ORPHAN = Duration.ofHours(1);

  /// A plan that nobody approved for so long is not worth a secret.
  private static final Duration ORDER_LIFE = Duration.ofDays(7);

  private static final Set<JobState> UNFINISHED =
      Arrays.stream(JobState.values())
          .filter(state -> !state.over())
          .collect(Collectors.toUnmodifiableSet());

  private final Database database;
  private final CredentialVault vault;
  private final Jobs jobs;
  private final Supplier<UUID> ids;
  private final InstantSource clock;

  public PasswordSafe(
      Database database,
      CredentialVault vault,
      Jobs jobs,
      Supplier<UUID> ids,
      InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.jobs = jobs;
    this.ids = ids;
    this.clock = clock;
  }

  /// Seals them for a job that is about to be submitted.
  ///
  /// @return what the job's details name
  UUID keep(UUID server, BiosOperation.ChangePassword change) {
    var id = ids.get();
    database
        .sql(
            """
            INSERT INTO bios_password_order (id, server_id, name, old_sealed, new_sealed, created_at)
            VALUES (:id, :server, :name, :old, :new, :now)
            """)
        .param("id", id)
        .param("server", server)
        .param("name", change.name())
        .param("old", vault.seal(id, change.old()))
        .param("new", vault.seal(id, change.replacement()))
        .param("now", Database.time(clock.instant()))
        .update();
    return id;
  }

  /// Seals them for an order that is being accepted, in its transaction.
  void keepForOrder(UUID order, BiosOperation.ChangePassword change) {
    database
        .sql(
            """
            INSERT INTO fleet_order_password (order_id, name, old_sealed, new_sealed)
            VALUES (:order, :name, :old, :new)
            """)
        .param("order", order)
        .param("name", change.name())
        .param("old", vault.seal(order, change.old()))
        .param("new", vault.seal(order, change.replacement()))
        .update();
  }

  /// What was ordered, for as long as a server of the order has no job.
  BiosOperation.ChangePassword ofOrder(UUID order) {
    return database
        .sql(
            "SELECT name, old_sealed, new_sealed FROM fleet_order_password WHERE order_id = :order")
        .param("order", order)
        .query((row, _) ->
            new BiosOperation.ChangePassword(
                Rows.text(row, "name"),
                vault.open(order, row.getBytes("old_sealed")),
                vault.open(order, row.getBytes("new_sealed"))))
        .optional()
        .orElseThrow(() ->
            Problem.conflict(
                "passwords-gone",
                "The passwords of this order are kept no more: they are destroyed when all its jobs"
                    + " have begun, and after a week.",
                "Order the change again."));
  }

  /// Of a job that did not begin, or was begun before under the same key with passwords of its own.
  void destroyUnless(JsonNode details, Optional<UUID> begun) {
    var kept = details.path(DETAIL).asString("");
    if (kept.isEmpty()) return;
    var id = UUID.fromString(kept);
    if (begun.flatMap(this::keptFor).filter(id::equals).isEmpty()) destroy(id);
  }

  private void destroy(UUID id) {
    database.sql("DELETE FROM bios_password_order WHERE id = :id").param("id", id).update();
  }

  @Override
  public BiosPasswords.Change of(UUID job) {
    return keptFor(job)
        .flatMap(this::find)
        .orElseThrow(() ->
            Problem.conflict(
                "passwords-gone",
                "The passwords of job %s are kept no more: they are destroyed when a job ends."
                    .formatted(job),
                "Order the change again."));
  }

  private Optional<BiosPasswords.Change> find(UUID id) {
    return database
        .sql("SELECT name, old_sealed, new_sealed FROM bios_password_order WHERE id = :id")
        .param("id", id)
        .query((row, _) ->
            new BiosPasswords.Change(
                Rows.text(row, "name"),
                vault.open(id, row.getBytes("old_sealed")),
                vault.open(id, row.getBytes("new_sealed"))))
        .optional();
  }

  private Optional<UUID> keptFor(UUID job) {
    return jobs.find(job)
        .map(one -> one.summary().details().path(DETAIL).asString(""))
        .filter(text -> !text.isEmpty())
        .map(UUID::fromString);
  }

  /// A job is over: its passwords are destroyed, now or, where the database is away, by [#sweep].
  public void jobEnded(UUID job) {
    try {
      keptFor(job).ifPresent(this::destroy);
      sweepOrders();
    } catch (RuntimeException e) {
      LOG.atWarn().addKeyValue("job", job).setCause(e).log("BIOS passwords are destroyed later");
    }
  }

  /// Destroys what no job needs: of jobs whose end nobody saw, and of orders that broke off.
  public void sweep() {
    sweepOrders();
    record Row(UUID id, UUID server) {}
    var rows =
        database
            .sql("SELECT id, server_id FROM bios_password_order WHERE created_at < :before")
            .param("before", Database.time(clock.instant().minus(ORPHAN)))
            .query((row, _) -> new Row(Rows.uuid(row, "id"), Rows.uuid(row, "server_id")))
            .list();
    for (var row : rows) {
      boolean needed =
          jobs.list(JobQuery.newest(500).of(row.server.toString()).in(UNFINISHED)).items().stream()
              .anyMatch(job -> job.details().path(DETAIL).asString("").equals(row.id.toString()));
      if (!needed) destroy(row.id);
    }
  }

  /// Jobs have passwords of their own, so an order needs its own only while a server has no job.
  private void sweepOrders() {
    database
        .sql(
            """
            DELETE FROM fleet_order_password k WHERE NOT EXISTS (
              SELECT 1 FROM fleet_order_part p JOIN fleet_order o ON o.id = p.order_id
              WHERE p.order_id = k.order_id AND p.phase IN ('WAITING', 'PLANNED') AND o.created_at > :oldest)
            """)
        .param("oldest", Database.time(clock.instant().minus(ORDER_LIFE)))
        .update();
  }
}
