package org.hwautomation.fleet.audit;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Rows;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Appends decisions in the transaction that makes them, each row chained to the one before by
/// hash. The head of the chain is kept apart, so that cutting rows off the end shows too.
public final class AuditLog {

  private static final String GENESIS = "0".repeat(64);
  // One order of the keys, at every depth: two rows that say the same are the same text.
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final Database database;
  private final InstantSource clock;

  public AuditLog(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Joins the caller's transaction, so that the decision and its row stand or fall together.
  ///
  /// @param details values that Jackson can write; never a secret (a `Secret` writes as `{}`)
  public void append(Actor actor, String action, String subject, Map<String, ?> details) {
    var json = JSON.writeValueAsString(details);
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    database.transact(() -> {
      // The row lock puts appends into one order; it is held until the caller commits.
      var head =
          database
              .sql("SELECT number, hash FROM audit_head FOR UPDATE")
              .query((row, _) -> new Head(row.getLong("number"), Rows.text(row, "hash")))
              .single();
      var number = head.number + 1;
      var hash =
          hash(
              head.hash,
              number,
              at,
              actor.userName(),
              actor.role().name(),
              actor.origin(),
              action,
              subject,
              json);
      database
          .sql(
              """
              INSERT INTO audit_entry
                (number, at, user_name, role, origin, action, subject, details, hash)
              VALUES (:number, :at, :user, :role, :origin, :action, :subject, :details, :hash)
              """)
          .param("number", number)
          .param("at", Database.time(at))
          .param("user", actor.userName())
          .param("role", actor.role().name())
          .param("origin", actor.origin())
          .param("action", action)
          .param("subject", subject)
          .param("details", json)
          .param("hash", hash)
          .update();
      database
          .sql("UPDATE audit_head SET number = :number, hash = :hash")
          .param("number", number)
          .param("hash", hash)
          .update();
    });
  }

  public List<AuditEntry> find(Actor actor, AuditQuery query) {
    actor.require(Permission.READ_AUDIT);
    return database
        .sql(
            """
            SELECT number, at, user_name, role, origin, action, subject, details, hash
            FROM audit_entry
            WHERE (:user::text IS NULL OR user_name = :user)
              AND (:action::text IS NULL OR action = :action)
              AND (:subject::text IS NULL OR subject = :subject)
              AND (:text::text IS NULL
                   OR strpos(lower(concat_ws(' ', action, subject, user_name, details)),
                             lower(:text)) > 0)
              AND (:since::timestamptz IS NULL OR at >= :since)
              AND (:before::bigint IS NULL OR number < :before)
            ORDER BY number DESC
            LIMIT :limit
            """)
        .param("user", query.userName().orElse(null))
        .param("action", query.action().orElse(null))
        .param("subject", query.subject().orElse(null))
        .param("text", query.text().orElse(null))
        .param("since", Database.time(query.since().orElse(null)))
        .param("before", query.before().orElse(null))
        .param("limit", query.limit())
        .query(AuditLog::entry)
        .list();
  }

  /// Reads every row once, in constant memory, and recomputes the chain.
  public ChainVerdict verifyChain() {
    return database.inTransaction(() -> {
      // Taking the head's lock keeps writers out while we compare it with the last row.
      var head =
          database
              .sql("SELECT number, hash FROM audit_head FOR UPDATE")
              .query((row, _) -> new Head(row.getLong("number"), Rows.text(row, "hash")))
              .single();
      try (var rows =
          database
              .sql(
                  """
                  SELECT number, at, user_name, role, origin, action, subject, details, hash
                  FROM audit_entry ORDER BY number
                  """)
              .withFetchSize(1000)
              .query(AuditLog::entry)
              .stream()) {
        return walk(rows.iterator(), head);
      }
    });
  }

  private static ChainVerdict walk(java.util.Iterator<AuditEntry> rows, Head head) {
    var previous = GENESIS;
    long expected = 1;
    while (rows.hasNext()) {
      var entry = rows.next();
      if (entry.number() != expected) {
        return new ChainVerdict.Broken(expected, "entry " + expected + " is missing");
      }
      var hash =
          hash(
              previous,
              entry.number(),
              entry.at(),
              entry.userName(),
              entry.role(),
              entry.origin(),
              entry.action(),
              entry.subject(),
              entry.details());
      if (!hash.equals(entry.hash())) {
        return new ChainVerdict.Broken(expected, "entry " + expected + " was changed");
      }
      previous = hash;
      expected++;
    }
    long last = expected - 1;
    if (head.number != last || (last > 0 && !head.hash.equals(previous))) {
      return new ChainVerdict.Broken(
          last + 1, "the log ends at entry %d, its head says %d".formatted(last, head.number));
    }
    return new ChainVerdict.Intact(last, previous);
  }

  private static String hash(
      String previous,
      long number,
      Instant at,
      String user,
      String role,
      String origin,
      String action,
      String subject,
      String details) {
    // A JSON array, so that no text can slide from one field into the next.
    var row =
        JSON.writeValueAsString(
            List.of(previous, number, at.toString(), user, role, origin, action, subject, details));
    return Sha256.of(row.getBytes(StandardCharsets.UTF_8)).hex();
  }

  private static AuditEntry entry(ResultSet row, int number) throws SQLException {
    return new AuditEntry(
        row.getLong("number"),
        Rows.instant(row, "at"),
        Rows.text(row, "user_name"),
        Rows.text(row, "role"),
        Rows.text(row, "origin"),
        Rows.text(row, "action"),
        Rows.text(row, "subject"),
        Rows.text(row, "details"),
        Rows.text(row, "hash"));
  }

  private record Head(long number, String hash) {}
}
