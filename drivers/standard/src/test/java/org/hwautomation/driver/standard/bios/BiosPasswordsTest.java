package org.hwautomation.driver.standard.bios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.hwautomation.base.Secret;
import org.hwautomation.driver.bios.BiosFault;
import org.hwautomation.driver.bios.BiosPasswords;
import org.hwautomation.driver.bios.BiosPasswords.Change;
import org.hwautomation.driver.bios.BiosPasswords.Password;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.standard.OnGeneric;
import org.hwautomation.driver.testkit.SimulatedServer;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.simulator.machine.Happening;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class BiosPasswordsTest {

  private static final String NAME = "AdministratorPassword";
  private static final Secret NONE = Secret.of("");
  private static final Secret FIRST = Secret.of("Quokka-17");
  private static final Secret SECOND = Secret.of("Numbat-23");

  private static void sets(SimulatedServer generic, Secret old, Secret wish) {
    generic.server().must(BiosPasswords.class).stage(new Change(NAME, old, wish));
    generic.restartHost();
  }

  @Test
  void passwordIsSetChangedAndClearedAndTheOldOneIsNeededEachTime() throws Exception {
    OnGeneric.run(generic -> {
      var passwords = generic.server().must(BiosPasswords.class);
      assertThat(passwords.passwords())
          .extracting(Password::name)
          .containsExactly(NAME, "UserPassword");

      sets(generic, NONE, FIRST);
      assertThat(catchThrowable(() -> sets(generic, NONE, SECOND)))
          .isInstanceOfSatisfying(
              RedfishException.class,
              e -> assertThat(e.failure()).isInstanceOf(Failure.RejectedByValidation.class));
      sets(generic, FIRST, SECOND);
      sets(generic, SECOND, NONE);

      assertThat(generic.bmc().history().attributeChanges())
          .extracting(Happening.AttributeChange::from, Happening.AttributeChange::to)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("not set", "set"),
              org.assertj.core.groups.Tuple.tuple("set", "set"),
              org.assertj.core.groups.Tuple.tuple("set", "not set"));
    });
  }

  @Test
  void sameChangeMayBeSentTwiceBeforeTheReset() throws Exception {
    OnGeneric.run(generic -> {
      var passwords = generic.server().must(BiosPasswords.class);
      passwords.stage(new Change(NAME, NONE, FIRST));
      passwords.stage(new Change(NAME, NONE, FIRST));
      generic.restartHost();

      assertThat(generic.bmc().history().attributeChanges()).hasSize(1);
    });
  }

  @Test
  void whatCannotBeSeenIsNotCalledApplied() throws Exception {
    OnGeneric.run(generic -> {
      sets(generic, NONE, FIRST);

      assertThat(generic.server().must(BiosPasswords.class).verify(new Change(NAME, NONE, FIRST)))
          .extracting(BiosVerdict::result)
          .containsExactly(BiosVerdict.Result.UNPROVEN);
    });
  }

  @Test
  void faultsAreFoundBeforeAnythingIsSentAndTellNoPassword() throws Exception {
    OnGeneric.run(generic -> {
      var passwords = generic.server().must(BiosPasswords.class);
      assertThat(passwords.faults(new Change("Sesame", NONE, FIRST)))
          .singleElement()
          .satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("unknown-attribute");
            assertThat(fault.suggestions()).contains(NAME);
          });
      assertThat(passwords.faults(new Change(NAME, FIRST, FIRST)))
          .extracting(BiosFault::code)
          .containsExactly("conflict");
      assertThat(passwords.faults(new Change(NAME, FIRST, NONE))).isEmpty();
      assertThat(passwords.faults(new Change(NAME, FIRST, FIRST)).toString())
          .doesNotContain(FIRST.reveal());
    });
  }

  /// The simulated BMC answers as the standard's message has it: with the rejected value.
  @Test
  void rejectedPasswordIsInNoErrorAndNoJournalAndNoTicket() throws Exception {
    OnGeneric.run(generic -> {
      var passwords = generic.server().must(BiosPasswords.class);
      var tooLong = Secret.of("Bandicoot-".repeat(5));

      var refused =
          catchThrowableOfType(
              RedfishException.class, () -> passwords.stage(new Change(NAME, NONE, tooLong)));
      var ticket = passwords.stage(new Change(NAME, NONE, FIRST));

      assertThat(refused.failure().text()).contains("[secret]");
      assertThat(refused.failure().toString()).doesNotContain("Bandicoot");
      assertThat(printed(refused)).doesNotContain("Bandicoot");
      assertThat(generic.connection().calls().toString())
          .contains("ChangePassword")
          .doesNotContain("Bandicoot", FIRST.reveal());
      assertThat(ticket.toString()).doesNotContain(FIRST.reveal());
      assertThat(JsonMapper.builder().build().writeValueAsString(new Change(NAME, FIRST, SECOND)))
          .doesNotContain(FIRST.reveal(), SECOND.reveal());
    });
  }

  private static String printed(Throwable thrown) {
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
