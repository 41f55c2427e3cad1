package org.hwautomation.driver.hpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hwautomation.driver.Readiness;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.testkit.RecordedBmc;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Sequence H1 of the fact book, with the steps at which it breaks.
class HpeBiosStagingTest {

  private static final Map<String, Object> WISH = Map.of("Sriov", "Enabled");

  private final SimpleIlo ilo = new SimpleIlo();
  private final BiosConfiguration bios = ilo.server().must(BiosConfiguration.class);

  private JsonNode stage() {
    ilo.bmc.on(
        "PATCH",
        SimpleIlo.SETTINGS,
        body -> {
          ilo.settings(body.path("Attributes").path("Sriov").asString());
          return RecordedBmc.reply(200, "");
        });
    return bios.stage(WISH);
  }

  @Test
  void sendsAttributesAndNoApplyTime() {
    stage();

    var sent = ilo.bmc.writes().getFirst().body();
    assertThat(sent.propertyNames()).containsExactly("Attributes");
    assertThat(bios.pending()).isEqualTo(WISH);
  }

  @Test
  void waitsForTheResetThenForPostThenForItsJudgement() {
    var ticket = stage();
    assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.AwaitingReset.class);

    ilo.host("On", "InPostDiscoveryStart");
    assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.Applying.class);

    ilo.host("On", "FinishedPost");
    ilo.bios("Enabled", "t1");
    assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.Finished.class);
  }

  @Test
  void aRefusalInPostIsToldInTheBmcsWords() {
    stage();
    ilo.show(
        SimpleIlo.BIOS,
        """
        {'Attributes':{'Sriov':'None','AdminName':''},
         '@Redfish.Settings':{'Time':'t1','ETag':'','SettingsObject':{'@odata.id':'%s/'},
          'Messages':[{'MessageId':'Base.1.0.Success'},
           {'MessageId':'Base.1.0.PropertyValueNotInList','MessageArgs':['Enabled','Sriov']}]}}
        """
            .formatted(SimpleIlo.SETTINGS));
    ilo.settings("None");

    assertThat(bios.verify(WISH))
        .singleElement()
        .satisfies(verdict -> {
          assertThat(verdict.result()).isEqualTo(BiosVerdict.Result.REJECTED);
          assertThat(verdict.text()).isNotBlank();
        });
  }

  @Test
  void findsItsOwnChangeAfterACrashAndWouldNotStageItTwice() {
    ilo.settings("Enabled");

    assertThat(bios.underway(WISH)).isPresent();
    assertThat(bios.underway(Map.of("Sriov", "Other"))).isEmpty();
  }

  @Test
  void takesBackWhatIsPendingByWritingTheOldValues() {
    stage();

    bios.discardPending();

    assertThat(bios.pending()).isEmpty();
  }

  @Test
  void isNotReadyWhileTheHostIsInPost() {
    ilo.host("On", "InPost");
    var readiness = ilo.server().must(Readiness.class);
    assertThat(readiness.look()).isInstanceOf(Readiness.State.NotReady.class);

    ilo.host("Off", "InPost"); // what iLO remembers of a host that is off
    assertThat(readiness.look()).isInstanceOf(Readiness.State.Ready.class);
  }
}
