package org.hwautomation.fleet.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hwautomation.base.ByteSize;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.Capability;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.ManagerReset;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.Quirk;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareImage;
import org.hwautomation.driver.firmware.FirmwareImages;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.FirmwareUpdate;
import org.hwautomation.driver.firmware.InstallState;
import org.hwautomation.driver.firmware.InstallWave;
import org.hwautomation.driver.firmware.VersionOrder;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.fleet.step.ManagerRestart.Request;
import org.hwautomation.jobs.step.NoteLevel;
import org.hwautomation.jobs.step.Outcome;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A BMC that runs its new firmware only after a restart by us, and a service that dies around it.
class AwaitManagerHandlerTest {

  private static final Instant BEGIN = Instant.parse("2026-11-21T12:00:00Z");
  private static final FirmwareTarget TARGET =
      new FirmwareTarget(
          ComponentKind.BMC,
          "BMC",
          "",
          "BMC-Primary",
          "1",
          "2",
          "bmc.bin",
          Sha256.of(new byte[0]),
          new ByteSize(1));

  private final AwaitManagerHandler handler = new AwaitManagerHandler(Pace.REAL);
  private final Server server = new Server();

  @Test
  void whoDiedBeforeTheRestartRestartsTheBmcAfterAMinute() {
    var died = new ManagerRestart(BEGIN, Request.SENDING, 0);

    var early = waiting(handler.run(new Run(server, died, BEGIN.plusSeconds(10))));
    assertThat(early.request()).isEqualTo(Request.SENDING);
    assertThat(server.resets).isZero();

    var late = waiting(handler.run(new Run(server, early, BEGIN.plusSeconds(70))));
    assertThat(late.request()).isEqualTo(Request.SENT);
    assertThat(server.resets).isEqualTo(1);
  }

  @Test
  void whoDiedAfterTheRestartDoesNotRestartTheBmcAgain() {
    server.version = "2";
    var died = new ManagerRestart(BEGIN, Request.SENDING, 0);

    var outcome = waiting(handler.run(new Run(server, died, BEGIN.plusSeconds(70))));

    assertThat(outcome.request()).isEqualTo(Request.SENT);
    assertThat(server.resets).isZero();
  }

  @Test
  void theIntentionIsSavedBeforeTheRestart() {
    var run = new Run(server, null, BEGIN);

    assertThat(waiting(handler.run(run)).request()).isEqualTo(Request.SENT);

    assertThat(run.saved).extracting(ManagerRestart::request).containsExactly(Request.SENDING);
    assertThat(server.resets).isEqualTo(1);
  }

  private static ManagerRestart waiting(Outcome<ManagerRestart> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Waiting.class);
    return ((Outcome.Waiting<ManagerRestart>) outcome).checkpoint();
  }

  private static final class Server implements ConnectedServer, ManagerReset, FirmwareUpdate {
    private String version = "1";
    private int resets;

    @Override
    public String name() {
      return "xcc-1";
    }

    @Override
    public String driverId() {
      return "fake";
    }

    @Override
    public Identity identify() {
      return new Identity("Fake", "M", "S", "", "XCC", version, "", "");
    }

    @Override
    public <C extends Capability> List<C> ways(Class<C> capability) {
      return capability.isInstance(this) ? List.of(capability.cast(this)) : List.of();
    }

    @Override
    public Set<? extends Quirk> quirks() {
      return Set.of();
    }

    @Override
    public Method method() {
      return Method.REDFISH;
    }

    @Override
    public void reset() {
      resets++;
    }

    @Override
    public List<FirmwareItem> inventory() {
      return List.of(
          new FirmwareItem(
              "BMC-Primary",
              ComponentKind.BMC,
              "BMC",
              "",
              "BMC",
              version,
              true,
              FirmwareItem.State.ACTIVE,
              null,
              null));
    }

    @Override
    public VersionOrder compare(FirmwareItem installed, String wanted) {
      return installed.version().equals(wanted) ? VersionOrder.SAME : VersionOrder.OLDER;
    }

    @Override
    public List<InstallWave> order(List<FirmwareTarget> targets) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> obstacle(FirmwareTarget target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<JsonNode> underway(FirmwareTarget target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> traces() {
      return Set.of();
    }

    @Override
    public Optional<JsonNode> cameSince(FirmwareTarget target, Set<String> before) {
      return Optional.empty();
    }

    @Override
    public JsonNode submit(FirmwareTarget target, FirmwareImage image, UploadProgress progress) {
      throw new UnsupportedOperationException();
    }

    @Override
    public InstallState look(FirmwareTarget target, JsonNode ticket) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean refusalIsFinal(String code) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class Run implements ServerRun<AwaitManager, ManagerRestart> {
    private final Server server;
    private final Optional<ManagerRestart> checkpoint;
    private final Instant now;
    private final List<ManagerRestart> saved = new ArrayList<>();

    Run(Server server, @org.jspecify.annotations.Nullable ManagerRestart checkpoint, Instant now) {
      this.server = server;
      this.checkpoint = Optional.ofNullable(checkpoint);
      this.now = now;
    }

    @Override
    public ConnectedServer server() {
      return server;
    }

    @Override
    public FirmwareImages images() {
      throw new UnsupportedOperationException();
    }

    @Override
    public UUID job() {
      return new UUID(0, 1);
    }

    @Override
    public String subject() {
      return "xcc-1";
    }

    @Override
    public String stepKey() {
      return "bmc-await-1";
    }

    @Override
    public AwaitManager arguments() {
      return new AwaitManager(true, List.of("install-1-1"), List.of(TARGET));
    }

    @Override
    public Optional<ManagerRestart> checkpoint() {
      return checkpoint;
    }

    @Override
    public int attempt() {
      return 1;
    }

    @Override
    public Instant startedAt() {
      return BEGIN;
    }

    @Override
    public InstantSource clock() {
      return InstantSource.fixed(now);
    }

    @Override
    public void save(ManagerRestart state) {
      saved.add(state);
    }

    @Override
    public void progress(int percent, String text) {}

    @Override
    public void note(NoteLevel level, String code, String text) {}

    @Override
    public boolean cancelRequested() {
      return false;
    }

    @Override
    public JsonNode resultOf(String stepKey) {
      return JsonNodeFactory.instance.objectNode().put("needsActivation", true);
    }
  }
}
