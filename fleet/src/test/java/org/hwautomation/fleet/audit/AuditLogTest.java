package org.hwautomation.fleet.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hwautomation.fleet.FleetFixture.ADMIN;
import static org.hwautomation.fleet.FleetFixture.OPERATOR;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hwautomation.base.Secret;
import org.hwautomation.fleet.FleetFixture;
import org.hwautomation.fleet.access.AccessDenied;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {

  @TempDir Path directory;
  private FleetFixture fixture;
  private AuditLog audit;

  @BeforeEach
  void open() {
    fixture = new FleetFixture(directory);
    audit = fixture.fleet.audit();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void anUntouchedLogIsIntactEvenWhenManyWroteAtOnce() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < 40; i++) {
        var subject = "server-" + i;
        running.add(threads.submit(() -> audit.append(ADMIN, "test", subject, Map.of("a", 1))));
      }
      for (var each : running) each.get();
    }
    assertThat(audit.verifyChain())
        .isInstanceOfSatisfying(
            ChainVerdict.Intact.class, intact -> assertThat(intact.entries()).isEqualTo(40));
  }

  @Test
  void everyKindOfTamperingIsNoticedAtItsEntry() {
    for (int i = 0; i < 5; i++) audit.append(ADMIN, "test", "s" + i, Map.of());
    assertThat(afterChange("UPDATE audit_entry SET subject = 'x' WHERE number = 3")).isEqualTo(3);
    assertThat(afterChange("UPDATE audit_entry SET at = at + interval '1s' WHERE number = 2"))
        .isEqualTo(2);
    assertThat(afterChange("DELETE FROM audit_entry WHERE number = 4")).isEqualTo(4);
    assertThat(afterChange("DELETE FROM audit_entry WHERE number = 5")).isEqualTo(5);
  }

  @Test
  void aDecisionThatIsRolledBackLeavesNoRow() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() ->
            fixture.database.transact(() -> {
              audit.append(ADMIN, "test", "s", Map.of());
              throw new IllegalStateException("the decision failed");
            }));
    assertThat(fixture.count("audit_entry")).isZero();
    assertThat(audit.verifyChain()).isInstanceOf(ChainVerdict.Intact.class);
  }

  @Test
  void entriesAreFoundByTextAndPagedNewestFirst() {
    for (int i = 1; i <= 7; i++) audit.append(ADMIN, "a" + i, "s", Map.of("note", "Nr " + i));
    var page = audit.find(ADMIN, AuditQuery.newest(3));
    assertThat(page).extracting(AuditEntry::number).containsExactly(7L, 6L, 5L);
    var next =
        audit.find(
            ADMIN,
            new AuditQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(5L),
                3));
    assertThat(next).extracting(AuditEntry::number).containsExactly(4L, 3L, 2L);
    var found =
        audit.find(
            ADMIN,
            new AuditQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("nr 4"),
                Optional.empty(),
                Optional.empty(),
                10));
    assertThat(found).extracting(AuditEntry::action).containsExactly("a4");
  }

  @Test
  void aSecretAmongTheDetailsIsNotWritten() {
    audit.append(ADMIN, "test", "s", Map.of("password", Secret.of("hunter2hunter2")));
    assertThat(audit.find(ADMIN, AuditQuery.newest(1)).getFirst().details())
        .doesNotContain("hunter2");
  }

  @Test
  void onlyAdministratorsReadIt() {
    assertThatExceptionOfType(AccessDenied.class)
        .isThrownBy(() -> audit.find(OPERATOR, AuditQuery.newest(1)));
  }

  /// Tampers in a transaction of its own, asks, and puts everything back.
  private long afterChange(String sql) {
    var broken = new long[1];
    fixture.database.transact(() -> {
      fixture.database.sql("CREATE TEMP TABLE kept AS SELECT * FROM audit_entry").update();
      fixture.database.sql(sql).update();
      var verdict = audit.verifyChain();
      broken[0] = verdict instanceof ChainVerdict.Broken(var number, var _) ? number : -1;
      fixture.database.sql("DELETE FROM audit_entry").update();
      fixture.database.sql("INSERT INTO audit_entry SELECT * FROM kept").update();
      fixture.database.sql("DROP TABLE kept").update();
    });
    return broken[0];
  }
}
