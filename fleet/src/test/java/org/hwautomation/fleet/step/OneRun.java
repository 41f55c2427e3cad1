package org.hwautomation.fleet.step;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.ByteSize;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.firmware.FirmwareImage;
import org.hwautomation.driver.firmware.FirmwareImages;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.jobs.step.NoteLevel;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// One look of a step at its server.
final class OneRun<A, C> implements ServerRun<A, C> {
  private final A arguments;
  private final OneBmc server;
  private final Optional<C> checkpoint;
  private final Instant now;
  final List<C> saved = new ArrayList<>();

  OneRun(A arguments, OneBmc server, @Nullable C checkpoint, Instant now) {
    this.arguments = arguments;
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
    return image -> new FirmwareImage(Path.of("bmc.bin"), "bmc.bin", new ByteSize(1), image);
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
    return "step-1";
  }

  @Override
  public A arguments() {
    return arguments;
  }

  @Override
  public Optional<C> checkpoint() {
    return checkpoint;
  }

  @Override
  public int attempt() {
    return 1;
  }

  @Override
  public Instant startedAt() {
    return now;
  }

  @Override
  public InstantSource clock() {
    return InstantSource.fixed(now);
  }

  @Override
  public void save(C state) {
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
