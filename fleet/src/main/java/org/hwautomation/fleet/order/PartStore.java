package org.hwautomation.fleet.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Json;
import org.hwautomation.fleet.database.Rows;
import org.hwautomation.fleet.operation.JobTerms;
import org.hwautomation.jobs.plan.Plan;

/// What the work on an order writes: who plans a server now, the plan, the job. Any number of
/// workers share it.
final class PartStore {

  private final Database database;

  PartStore(Database database) {
    this.database = database;
  }

  /// @param approved the plan must be exactly this one
  record ToPlan(Order order, UUID server, String serverName, Optional<Sha256> approved) {}

  record ToStart(
      Order order, UUID server, String serverName, int attempt, Plan plan, PartPlan shown) {

    /// The key is the same for each try of the same attempt, so that a crash begins nothing twice.
    JobTerms terms() {
      return new JobTerms(
          order.priority(),
          order.approvedBy().orElse(order.requestedBy()),
          Optional.of("order:%s:%s:%d".formatted(order.id(), server, attempt)),
          order.after(),
          order.atOnce(),
          Optional.of(order.id()));
    }
  }

  /// Takes parts whose plan nobody makes at present.
  ///
  /// @param operations only of these
  /// @param claim what the results must name
  List<ToPlan> claim(Set<String> operations, UUID claim, int most, Instant now, Duration hold) {
    return database
        .sql(
            """
            WITH free AS (
              SELECT p.order_id, p.server_id FROM fleet_order_part p JOIN fleet_order o ON o.id = p.order_id
              WHERE p.phase = 'WAITING' AND (p.claimed_until IS NULL OR p.claimed_until <= :now)
                AND o.cancelled_at IS NULL AND o.operation IN (:operations)
              ORDER BY o.priority DESC, o.id, p.server_name LIMIT :most FOR UPDATE OF p SKIP LOCKED),
            taken AS (
              UPDATE fleet_order_part p SET claim = :claim, claimed_until = :until FROM free f
              WHERE p.order_id = f.order_id AND p.server_id = f.server_id
              RETURNING p.order_id, p.server_id, p.server_name, p.approved)
            SELECT o.*, t.server_id, t.server_name, t.approved FROM taken t JOIN fleet_order o ON o.id = t.order_id
            """)
        .param("operations", operations)
        .param("now", Database.time(now))
        .param("most", most)
        .param("claim", claim)
        .param("until", Database.time(now.plus(hold)))
        .query((row, number) ->
            new ToPlan(
                OrderStore.order(row, number),
                Rows.uuid(row, "server_id"),
                Rows.text(row, "server_name"),
                Optional.ofNullable(row.getString("approved")).map(Sha256::new)))
        .list();
  }

  /// Nobody else takes what these claims hold, until then.
  void extend(Set<UUID> claims, Instant until) {
    database
        .sql(
            """
            UPDATE fleet_order_part SET claimed_until = :until
            WHERE phase = 'WAITING' AND claim IN (:claims)
            """)
        .param("until", Database.time(until))
        .param("claims", Set.copyOf(claims))
        .update();
  }

  /// Gives back what was taken and not planned.
  void release(UUID claim, ToPlan part) {
    database
        .sql(
            """
            UPDATE fleet_order_part SET claim = NULL, claimed_until = NULL
            WHERE order_id = :order AND server_id = :server AND phase = 'WAITING' AND claim = :claim
            """)
        .param("order", part.order().id())
        .param("server", part.server())
        .param("claim", claim)
        .update();
  }

  void planned(UUID claim, ToPlan part, Plan plan, PartPlan shown) {
    database
        .sql(
            """
            UPDATE fleet_order_part SET phase = 'PLANNED', plan = :plan::json, plan_hash = :hash, shown = :shown::jsonb,
              text = :text, claim = NULL, claimed_until = NULL
            WHERE order_id = :order AND server_id = :server AND phase = 'WAITING' AND claim = :claim
            """)
        .param("plan", Json.write(plan))
        .param("hash", plan.hash().hex())
        .param("shown", Json.write(shown))
        .param("text", plan.title())
        .param("order", part.order().id())
        .param("server", part.server())
        .param("claim", claim)
        .update();
  }

  void alreadySo(UUID claim, ToPlan part, String text) {
    database
        .sql(
            """
            UPDATE fleet_order_part SET phase = 'ALREADY_SO', text = :text, claim = NULL, claimed_until = NULL
            WHERE order_id = :order AND server_id = :server AND phase = 'WAITING' AND claim = :claim
            """)
        .param("text", text)
        .param("order", part.order().id())
        .param("server", part.server())
        .param("claim", claim)
        .update();
  }

  void refused(UUID claim, ToPlan part, Problem problem) {
    refuse(part.order().id(), part.server(), "WAITING", Optional.of(claim), problem);
  }

  void notStarted(ToStart part, Problem problem) {
    refuse(part.order().id(), part.server(), "PLANNED", Optional.empty(), problem);
  }

  private void refuse(
      UUID order, UUID server, String phase, Optional<UUID> claim, Problem problem) {
    database
        .sql(
            """
            UPDATE fleet_order_part SET phase = 'REFUSED', text = :text, what_to_do = :todo, faults = :faults::jsonb,
              claim = NULL, claimed_until = NULL
            WHERE order_id = :order AND server_id = :server AND phase = :phase
              AND (:claim::uuid IS NULL OR claim = :claim)
            """)
        .param("text", String.valueOf(problem.getMessage()))
        .param("todo", problem.whatToDo())
        .param("faults", Json.write(problem.faults()))
        .param("order", order)
        .param("server", server)
        .param("phase", phase)
        .param("claim", claim.orElse(null), java.sql.Types.OTHER)
        .update();
  }

  /// Planned parts of orders that may begin, held until the caller's transaction ends.
  List<ToStart> toStart(Set<String> operations, int most) {
    return database
        .sql(
            """
            SELECT o.*, p.server_id, p.server_name, p.attempt, p.plan, p.shown
            FROM fleet_order_part p JOIN fleet_order o ON o.id = p.order_id
            WHERE p.phase = 'PLANNED' AND o.cancelled_at IS NULL AND (NOT o.held OR o.approved_by IS NOT NULL)
              AND o.operation IN (:operations)
            ORDER BY o.priority DESC, o.id, p.server_name LIMIT :most FOR UPDATE OF p SKIP LOCKED
            """)
        .param("operations", operations)
        .param("most", most)
        .query(PartStore::toStart)
        .list();
  }

  private static ToStart toStart(ResultSet row, int number) throws SQLException {
    return new ToStart(
        OrderStore.order(row, number),
        Rows.uuid(row, "server_id"),
        Rows.text(row, "server_name"),
        row.getInt("attempt"),
        Json.read(Rows.text(row, "plan"), Plan.class),
        Json.read(Rows.text(row, "shown"), PartPlan.class));
  }

  /// From here on the job has the plan.
  void started(ToStart part, UUID job) {
    database
        .sql(
            """
            UPDATE fleet_order_part SET phase = 'STARTED', job = :job, plan = NULL, text = ''
            WHERE order_id = :order AND server_id = :server AND phase = 'PLANNED'
            """)
        .param("job", job)
        .param("order", part.order().id())
        .param("server", part.server())
        .update();
  }

  /// What has not begun does not begin.
  void cancel(UUID order) {
    database
        .sql(
            """
            UPDATE fleet_order_part SET phase = 'CANCELLED', text = 'cancelled before it began', plan = NULL, claim = NULL,
              claimed_until = NULL
            WHERE order_id = :order AND phase IN ('WAITING', 'PLANNED')
            """)
        .param("order", order)
        .update();
  }

  /// The jobs of an order that are not over.
  List<UUID> activeJobs(UUID order) {
    return database
        .sql(
            """
            SELECT j.id FROM fleet_order_part p JOIN job j ON j.id = p.job
            WHERE p.order_id = :order AND p.phase = 'STARTED'
              AND j.state IN ('BLOCKED', 'QUEUED', 'RUNNING', 'WAITING')
            ORDER BY j.id
            """)
        .param("order", order)
        .query(UUID.class)
        .list();
  }

  /// Makes parts that did not come to what was wanted begin anew, with a plan of their own.
  ///
  /// @return how many
  int again(UUID order) {
    return database
        .sql(
            """
            UPDATE fleet_order_part p SET phase = 'WAITING', attempt = attempt + 1, approved = NULL, text = '',
              what_to_do = '', faults = '[]', plan = NULL, plan_hash = NULL, shown = NULL, job = NULL
            WHERE p.order_id = :order AND (p.phase IN ('REFUSED', 'CANCELLED')
              OR (p.phase = 'STARTED' AND NOT EXISTS (SELECT 1 FROM job j WHERE j.id = p.job
                  AND j.state NOT IN ('FAILED', 'PARTLY_SUCCEEDED', 'CANCELLED'))))
            """)
        .param("order", order)
        .update();
  }
}
