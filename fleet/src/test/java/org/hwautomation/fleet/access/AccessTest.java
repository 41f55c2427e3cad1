package org.hwautomation.fleet.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hwautomation.fleet.FleetFixture.ADMIN;
import static org.hwautomation.fleet.FleetFixture.OPERATOR;
import static org.hwautomation.fleet.FleetFixture.VIEWER;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hwautomation.base.Secret;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.FleetFixture;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.SignIn.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessTest {

  private static final Secret GOOD = Secret.of("correct horse battery");

  @TempDir Path directory;
  private FleetFixture fixture;
  private Fleet fleet;

  @BeforeEach
  void open() {
    fixture = new FleetFixture(directory);
    fleet = fixture.fleet;
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void firstStartMakesAnAdministratorWhosePasswordIsShownOnce() {
    var password = fleet.users().createFirstAdministrator();
    assertThat(password).isPresent();
    assertThat(fleet.users().createFirstAdministrator()).isEmpty();
    var answer = fleet.signIn().attempt("admin", password.get(), "127.0.0.1");
    assertThat(answer).isInstanceOf(Answer.Accepted.class);
    assertThat(((Answer.Accepted) answer).user().mustChangePassword()).isTrue();
  }

  @Test
  void aWrongPasswordAnUnknownNameAndADisabledUserLookTheSame() {
    fleet.users().create(ADMIN, "otto", Role.OPERATOR, GOOD);
    fleet.users().create(ADMIN, "gone", Role.OPERATOR, GOOD);
    fleet.users().disable(ADMIN, "gone");
    assertThat(fleet.signIn().attempt("otto", Secret.of("wrong"), "127.0.0.1"))
        .isInstanceOf(Answer.Refused.class);
    assertThat(fleet.signIn().attempt("nobody", GOOD, "127.0.0.2"))
        .isInstanceOf(Answer.Refused.class);
    assertThat(fleet.signIn().attempt("gone", GOOD, "127.0.0.3"))
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  void guessingGetsSlowerAndThePauseSurvivesARestart() {
    fleet.users().create(ADMIN, "otto", Role.OPERATOR, GOOD);
    for (int i = 0; i < 5; i++) {
      assertThat(fleet.signIn().attempt("otto", Secret.of("wrong" + i), "127.0.0." + (i + 10)))
          .isInstanceOf(Answer.Refused.class);
    }
    try (var restarted = fixture.reopen()) {
      assertThat(restarted.signIn().attempt("OTTO ", GOOD, "127.0.0.99"))
          .isEqualTo(new Answer.Throttled(Duration.ofSeconds(2)));
    }
    fixture.clock.advance(Duration.ofSeconds(2));
    assertThat(fleet.signIn().attempt("otto", GOOD, "127.0.0.99"))
        .isInstanceOf(Answer.Accepted.class);
  }

  @Test
  void oneAddressThatTriesManyNamesIsSlowedDown() {
    for (int i = 0; i < 5; i++) fleet.signIn().attempt("user" + i, GOOD, "127.0.0.1");
    assertThat(fleet.signIn().attempt("another", GOOD, "127.0.0.1"))
        .isInstanceOf(Answer.Throttled.class);
    assertThat(fleet.signIn().attempt("another", GOOD, "127.0.0.2"))
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  void pausesDoubleUpToAQuarterOfAnHour() {
    assertThat(Throttle.pauseAfter(4)).isZero();
    assertThat(Throttle.pauseAfter(5)).hasSeconds(2);
    assertThat(Throttle.pauseAfter(8)).hasSeconds(16);
    for (int failures = 1; failures < 200; failures++) {
      assertThat(Throttle.pauseAfter(failures + 1))
          .isGreaterThanOrEqualTo(Throttle.pauseAfter(failures))
          .isLessThanOrEqualTo(Duration.ofMinutes(15));
    }
  }

  @Test
  void aTokenIsShownOnceAndKeptAsAHash() {
    fleet.users().create(ADMIN, "otto", Role.OPERATOR, GOOD);
    var issued = fleet.tokens().issue(OPERATOR, "ci", Role.VIEWER, Optional.empty());
    assertThat(fleet.tokens().authenticate(issued.secret()))
        .contains(new Actor("otto", Role.VIEWER, "token ci"));
    var rows = fixture.database.sql("SELECT t::text FROM api_token t").query(String.class).list();
    assertThat(rows)
        .hasSize(1)
        .allSatisfy(row -> {
          assertThat(row).doesNotContain(issued.secret().reveal());
        });
  }

  @Test
  void anExpiredOrRevokedTokenAndOneOfADisabledOwnerAreRefused() {
    fleet.users().create(ADMIN, "otto", Role.OPERATOR, GOOD);
    var tokens = fleet.tokens();
    var brief = tokens.issue(OPERATOR, "brief", Role.VIEWER, Optional.of(Duration.ofHours(1)));
    var revoked = tokens.issue(OPERATOR, "revoked", Role.VIEWER, Optional.empty());
    var orphan = tokens.issue(OPERATOR, "orphan", Role.VIEWER, Optional.empty());
    tokens.revoke(OPERATOR, revoked.token().id());
    assertThat(tokens.authenticate(revoked.secret())).isEmpty();
    assertThat(tokens.authenticate(brief.secret())).isPresent();
    fixture.clock.advance(Duration.ofHours(1));
    assertThat(tokens.authenticate(brief.secret())).isEmpty();
    fleet.users().disable(ADMIN, "otto");
    assertThat(tokens.authenticate(orphan.secret())).isEmpty();
  }

  @Test
  void aTokenLosesWhatItsOwnerLost() {
    fleet.users().create(ADMIN, "otto", Role.OPERATOR, GOOD);
    var issued = fleet.tokens().issue(OPERATOR, "ci", Role.OPERATOR, Optional.empty());
    fleet.users().changeRole(ADMIN, "otto", Role.VIEWER);
    assertThat(fleet.tokens().authenticate(issued.secret()).orElseThrow().role())
        .isEqualTo(Role.VIEWER);
  }

  @Test
  void nobodySeesOrRevokesTheTokensOfOthersButAnAdministrator() {
    fleet.users().create(ADMIN, "otto", Role.OPERATOR, GOOD);
    var issued = fleet.tokens().issue(OPERATOR, "ci", Role.OPERATOR, Optional.empty());
    assertThat(fleet.tokens().list(VIEWER)).isEmpty();
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> fleet.tokens().revoke(VIEWER, issued.token().id()))
        .satisfies(problem -> assertThat(problem.code()).isEqualTo("token-unknown"));
    assertThat(fleet.tokens().list(ADMIN)).hasSize(1);
  }

  @Test
  void theLastAdministratorStays() {
    fleet.users().create(ADMIN, "ada", Role.ADMIN, GOOD);
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> fleet.users().disable(ADMIN, "ada"))
        .satisfies(problem -> assertThat(problem.code()).isEqualTo("last-administrator"));
    fleet.users().create(ADMIN, "second", Role.ADMIN, GOOD);
    fleet.users().remove(ADMIN, "ada");
    assertThat(fleet.users().find("ada")).isEmpty();
  }

  @Test
  void weakPasswordsAreRefusedAndTheOldOneMustBeKnown() {
    assertThat(codeOf(() -> fleet.users().create(ADMIN, "a", Role.VIEWER, Secret.of("short"))))
        .isEqualTo("password-too-short");
    assertThat(
            codeOf(() -> fleet.users().create(ADMIN, "a", Role.VIEWER, Secret.of("ä".repeat(40)))))
        .isEqualTo("password-too-long");
    fleet.users().create(ADMIN, "vera", Role.VIEWER, GOOD);
    var next = Secret.of("another long password");
    assertThat(codeOf(() -> fleet.users().changeOwnPassword(VIEWER, Secret.of("no"), next)))
        .isEqualTo("password-wrong");
    fleet.users().changeOwnPassword(VIEWER, GOOD, next);
    assertThat(fleet.signIn().attempt("vera", next, "127.0.0.1"))
        .isInstanceOf(Answer.Accepted.class);
  }

  @ParameterizedTest
  @EnumSource(Permission.class)
  void everyPermissionIsHeldByItsLeastRoleAndAboveOnly(Permission permission) {
    for (var role : Role.values()) {
      var actor = new Actor("x", role, "test");
      if (role.compareTo(permission.least()) >= 0) {
        actor.require(permission);
      } else {
        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> actor.require(permission));
      }
    }
  }

  private static String codeOf(Runnable work) {
    try {
      work.run();
    } catch (Problem problem) {
      return problem.code();
    }
    throw new AssertionError("nothing was refused");
  }
}
