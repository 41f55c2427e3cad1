package org.hwautomation.driver.standard.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosFault;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.boot.SecureBootControl;
import org.hwautomation.driver.standard.OnGeneric;
import org.junit.jupiter.api.Test;

class SecureBootTest {

  @Test
  void secureBootIsOnWhenTheHostHasBootedSoAndNotWhenItWasAskedFor() throws Exception {
    OnGeneric.run(generic -> {
      var secure = generic.server().must(SecureBootControl.class);
      assertThat(secure.current())
          .isEqualTo(new SecureBootControl.State(false, false, SecureBootControl.Mode.USER));

      var ticket = secure.stage(true);
      assertThat(secure.underway(true)).isPresent();
      assertThat(secure.look(ticket)).isInstanceOf(BiosApplyState.AwaitingReset.class);
      assertThat(secure.verify(true)).noneMatch(BiosVerdict::applied);
      generic.restartHost();

      assertThat(secure.look(ticket)).isInstanceOf(BiosApplyState.Finished.class);
      assertThat(secure.verify(true)).allMatch(BiosVerdict::applied);
      assertThat(secure.underway(true)).isEmpty();
    });
  }

  @Test
  void withoutAPlatformKeyItIsAFaultAndNeverTakenForOn() throws Exception {
    OnGeneric.run(generic -> {
      generic
          .bmc()
          .machine()
          .inside(() ->
              generic
                  .bmc()
                  .machine()
                  .tree()
                  .edit(
                      "/redfish/v1/Systems/1/SecureBoot",
                      node -> node.put("SecureBootMode", "SetupMode")));
      var secure = generic.server().must(SecureBootControl.class);

      assertThat(secure.faults(true)).extracting(BiosFault::code).containsExactly("conflict");
      assertThat(secure.faults(false)).isEmpty();
      secure.stage(true);
      generic.restartHost();
      assertThat(secure.verify(true)).noneMatch(BiosVerdict::applied);
    });
  }
}
