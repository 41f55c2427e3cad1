package org.hwautomation.fleet.bios.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.devicetype.MethodUse;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The choices of plans that were shown, where they were learnt. By the time a plan is approved
/// another job may have taught something else; what was approved is then still what runs.
public final class FrozenChoices {

  private static final Duration KEPT = Duration.ofDays(90);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Database database;

  public FrozenChoices(Database database) {
    this.database = database;
  }

  public record Choice(MethodUse use, String reason) {}

  /// Of a plan that was kept already nothing changes.
  public void keep(Sha256 plan, UUID server, Map<String, Choice> choices, Instant now) {
    database.transact(() -> {
      jdbc()
          .sql(
              """
              INSERT INTO bios_frozen_choice (plan_hash, server, choices, made_at)
              VALUES (:plan, :server, :choices::jsonb, :now)
              ON CONFLICT (plan_hash, server) DO NOTHING
              """)
          .param("plan", plan.hex())
          .param("server", server)
          .param("choices", JSON.writeValueAsString(new TreeMap<>(choices)))
          .param("now", Database.time(now))
          .update();
      jdbc()
          .sql(
              """
              DELETE FROM bios_frozen_choice WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM bios_frozen_choice WHERE made_at < :oldest LIMIT 100 FOR UPDATE SKIP LOCKED))
              """)
          .param("oldest", Database.time(now.minus(KEPT)))
          .update();
    });
  }

  /// Attribute → choice; empty when nothing was kept of that plan.
  public Map<String, Choice> of(Sha256 plan, UUID server) {
    return jdbc()
        .sql("SELECT choices FROM bios_frozen_choice WHERE plan_hash = :plan AND server = :server")
        .param("plan", plan.hex())
        .param("server", server)
        .query((row, _) ->
            JSON.readValue(row.getString(1), new TypeReference<Map<String, Choice>>() {}))
        .optional()
        .orElse(Map.of());
  }

  private JdbcClient jdbc() {
    return database.jdbc();
  }
}
