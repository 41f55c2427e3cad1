package org.hwautomation.fleet.bios.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hwautomation.fleet.FleetFixture.LOGIN;
import static org.hwautomation.fleet.FleetFixture.OPERATOR;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.fleet.FakeBmc;
import org.hwautomation.fleet.FleetFixture;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.bios.MadeUpRegistry;
import org.hwautomation.fleet.bios.change.BiosRisk;
import org.hwautomation.fleet.bios.draft.DraftCheck.Kind;
import org.hwautomation.fleet.bios.draft.DraftCheck.Standing;
import org.hwautomation.fleet.bios.view.BiosAttribute.Value;
import org.hwautomation.fleet.server.Endpoint;
import org.hwautomation.fleet.server.NewServer;
import org.hwautomation.fleet.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BiosDraftsTest {

  @TempDir Path directory;
  private FleetFixture fixture;
  private FakeBmc machine;
  private Server server;

  @BeforeEach
  void open() {
    fixture = new FleetFixture(directory);
    machine = fixture.bmcs.add("127.0.0.1", 8443, new FakeBmc("Contoso", "R1", "SN0001"));
    machine.registry = Optional.of(MadeUpRegistry.read());
    server =
        fixture
            .fleet
            .servers()
            .enrol(OPERATOR, NewServer.at(Endpoint.onFirstUse("127.0.0.1", 8443), LOGIN));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void everyWishIsJudgedByItself() {
    read();
    var draft = new LinkedHashMap<String, Object>();
    draft.put("QuietBoot", false);
    draft.put("Retries", "12");
    draft.put("BootMode", "UEFI");
    draft.put("BotMode", "Bios");

    var check = check(draft);

    assertThat(check.wishes())
        .extracting(DraftCheck.Wish::standing)
        .containsExactly(Standing.CHANGES, Standing.FAULTY, Standing.ALREADY_SO, Standing.FAULTY);
    assertThat(check.wishes().get(1).faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("out-of-bounds"));
    assertThat(check.wishes().getLast().faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.suggestions()).contains("BootMode"));
    assertThat(check.possible()).isFalse();
    assertThat(check.restarts()).as("for what is possible").isEqualTo(1);
  }

  @Test
  void whatTheDraftClosesIsSaidInWords() {
    read();

    var check = check(Map.of("BootMode", "Legacy BIOS"));

    assertThat(check.possible()).isTrue();
    assertThat(check.wishes().getFirst().to()).isEqualTo(new Value("Bios", "Legacy BIOS"));
    assertThat(check.wishes().getFirst().risks()).contains(BiosRisk.BOOT_MODE);
    assertThat(check.effects())
        .singleElement()
        .satisfies(effect -> {
          assertThat(effect.kind()).isEqualTo(Kind.LOCKED);
          assertThat(effect.attribute()).isEqualTo("Retries");
          assertThat(effect.because()).containsExactly("BootMode");
          assertThat(effect.text())
              .isEqualTo("Boot retries cannot be set any more, while BootMode is Bios");
        });
  }

  @Test
  void whatMustBeSetBesidesIsAddedAndTheLockTellsItToo() {
    machine.attributes.put("BootMode", "Bios");
    read();

    var check = check(Map.of("Retries", 5));

    assertThat(check.possible()).isTrue();
    assertThat(check.besides())
        .singleElement()
        .satisfies(besides -> {
          assertThat(besides.attribute()).isEqualTo("BootMode");
          assertThat(besides.to().text()).isEqualTo("UEFI");
          assertThat(besides.reason()).contains("before Retries can be set");
        });
    assertThat(fixture.fleet.biosViews().of(server).attributes())
        .filteredOn(attribute -> attribute.name().equals("Retries"))
        .flatExtracting(attribute -> attribute.openings())
        .extracting(Object::toString)
        .containsExactly("BootMode=Uefi");
  }

  @Test
  void noServerIsAsked() {
    read();
    var calls = fixture.fleet.connections().recentCalls(server.id());

    assertThat(check(Map.of("QuietBoot", false)).possible()).isTrue();
    assertThat(fixture.fleet.connections().recentCalls(server.id())).isEqualTo(calls);
  }

  @Test
  void secretsOfTheServerAreNotTold() {
    machine.attributes.put("AdminPasswordHash", "4f2a9c00d1");
    read();

    assertThat(check(Map.of("AdminPasswordHash", "aa")).toString()).doesNotContain("4f2a9c00d1");
  }

  @Test
  void draftForAServerThatWasNeverReadSaysWhatToDo() {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> check(Map.of("QuietBoot", false)))
        .satisfies(problem -> assertThat(problem.code()).isEqualTo("not-read-yet"));
  }

  private void read() {
    fixture.fleet.biosReadings().refresh(OPERATOR, server.id());
  }

  private DraftCheck check(Map<String, Object> wanted) {
    return fixture.fleet.biosDrafts().check(OPERATOR, server, wanted);
  }
}
