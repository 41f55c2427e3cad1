package org.hwautomation.fleet.bios.compliance;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.TimeOrderedId;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.audit.AuditLog;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.server.ServerStore;

/// Exceptions from rules, each with a reason, somebody's name and an end.
public final class Waivers {

  private final Database database;
  private final WaiverStore store;
  private final RuleStore rules;
  private final ServerStore servers;
  private final AuditLog audit;
  private final TimeOrderedId ids;
  private final InstantSource clock;

  public Waivers(Database database, AuditLog audit, TimeOrderedId ids, InstantSource clock) {
    this.database = database;
    this.store = new WaiverStore(database);
    this.rules = new RuleStore(database);
    this.servers = new ServerStore(database);
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /// Those that end last first; expired ones stay in the list.
  public List<Waiver> list(Actor actor) {
    actor.require(Permission.READ);
    return store.all();
  }

  public Waiver grant(Actor actor, String rule, UUID server, String reason, Instant expiresAt) {
    return grant(actor, rule, Optional.of(server), Optional.empty(), reason, expiresAt);
  }

  public Waiver grant(Actor actor, String rule, RuleScope scope, String reason, Instant expiresAt) {
    return grant(actor, rule, Optional.empty(), Optional.of(scope), reason, expiresAt);
  }

  private Waiver grant(
      Actor actor,
      String rule,
      Optional<UUID> server,
      Optional<RuleScope> scope,
      String reason,
      Instant expiresAt) {
    actor.require(Permission.CHANGE_SERVERS);
    var now = clock.instant();
    if (reason.isBlank()) {
      throw Problem.invalid(
          "reason-missing", "A waiver needs a reason.", "Say why the rule may be broken.");
    }
    if (!expiresAt.isAfter(now)) {
      throw Problem.invalid(
          "expiry-past",
          "The waiver would have ended already (%s).".formatted(expiresAt),
          "Name a moment that is still to come.");
    }
    return database.inTransaction(() -> {
      if (rules.find(rule).isEmpty()) {
        throw Problem.notFound(
            "rule-unknown",
            "There is no compliance rule \"%s\".".formatted(rule),
            "Look at the list of rules.");
      }
      server.ifPresent(this::requireServer);
      var waiver =
          new Waiver(
              ids.next(), rule, server, scope, reason.strip(), actor.userName(), now, expiresAt);
      store.insert(waiver);
      rules.touch(rule);
      audit.append(actor, "bios-waiver.grant", rule, facts(waiver));
      return waiver;
    });
  }

  private void requireServer(UUID id) {
    if (servers.find(id).isPresent()) return;
    throw Problem.notFound(
        "server-unknown", "There is no server %s.".formatted(id), "Look at the list of servers.");
  }

  /// Takes a waiver back: its rule bites again.
  public void withdraw(Actor actor, UUID id) {
    actor.require(Permission.CHANGE_SERVERS);
    database.transact(() -> {
      var waiver =
          store
              .find(id)
              .orElseThrow(() ->
                  Problem.notFound(
                      "waiver-unknown",
                      "There is no waiver %s.".formatted(id),
                      "Look at the list of waivers."));
      store.delete(id);
      rules.touch(waiver.rule());
      audit.append(actor, "bios-waiver.withdraw", waiver.rule(), facts(waiver));
    });
  }

  private static Map<String, Object> facts(Waiver waiver) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("waiver", waiver.id().toString());
    waiver.server().ifPresent(server -> facts.put("server", server.toString()));
    waiver.scope().ifPresent(scope -> facts.put("scope", scope));
    facts.put("reason", waiver.reason());
    facts.put("expiresAt", waiver.expiresAt().toString());
    return facts;
  }
}
