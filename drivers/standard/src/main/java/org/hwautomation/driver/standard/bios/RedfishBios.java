package org.hwautomation.driver.standard.bios;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosComparison;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosDialect;
import org.hwautomation.driver.bios.BiosPlanner;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.bios.BiosVerdict.Result;
import org.hwautomation.driver.intent.IntentMappings;
import org.hwautomation.driver.standard.Offered;
import org.hwautomation.redfish.message.Message;
import org.hwautomation.redfish.registry.AttributeRegistry;
import org.hwautomation.redfish.registry.AttributeRegistryReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// BIOS configuration by Redfish: reading and judging are the same for all, the dialect is data,
/// and [BiosStaging] is what a vendor writes.
public final class RedfishBios implements BiosConfiguration, Offered {

  private final BiosResource bios;
  private final BiosDialect dialect;
  private final BiosStaging staging;
  private final IntentMappings intents;
  private volatile @Nullable AttributeRegistry registry;
  private volatile boolean offered;

  public RedfishBios(
      BiosResource bios, BiosDialect dialect, BiosStaging staging, IntentMappings intents) {
    this.bios = bios;
    this.dialect = dialect;
    this.staging = staging;
    this.intents = intents;
  }

  @Override
  public Method method() {
    return Method.REDFISH;
  }

  @Override
  public boolean isOffered() {
    if (!offered) offered = bios.exists();
    return offered;
  }

  @Override
  public BiosSettings current() {
    return bios.current();
  }

  @Override
  public Map<String, Object> pending() {
    return bios.pending();
  }

  /// Read once for each registry id: a BIOS update brings another one.
  @Override
  public Optional<AttributeRegistry> registry() {
    var id = bios.registryId();
    var known = registry;
    if (known != null && known.id().equals(id)) return Optional.of(known);
    var read = AttributeRegistryReader.read(bios.resources().bmc(), id);
    read.ifPresent(found -> registry = found);
    return read;
  }

  @Override
  public BiosDialect dialect() {
    return dialect;
  }

  @Override
  public IntentMappings intents() {
    return intents;
  }

  @Override
  public BiosComparison compare(Map<String, Object> wanted, List<String> preserve) {
    return new BiosPlanner(dialect).compare(current(), registry().orElse(null), wanted, preserve);
  }

  @Override
  public Optional<JsonNode> underway(Map<String, Object> attributes) {
    return staging.underway(attributes);
  }

  @Override
  public JsonNode stage(Map<String, Object> attributes) {
    return staging.stage(attributes);
  }

  @Override
  public BiosApplyState look(JsonNode ticket) {
    return staging.look(ticket);
  }

  @Override
  public void discardPending() {
    staging.discardPending();
  }

  @Override
  public List<BiosVerdict> verify(Map<String, Object> wanted) {
    var now = current();
    var registry = registry().orElse(null);
    var messages = bios.messages();
    var pending = bios.pending();
    var verdicts = new ArrayList<BiosVerdict>();
    var planner = new BiosPlanner(dialect);
    wanted.forEach((name, value) -> {
      var alone = planner.compare(now, registry, Map.of(name, value), List.of());
      var live = planner.liveName(now, name).orElse(name);
      var found = now.attributes().get(live);
      if (alone.alreadySo() == 1) {
        verdicts.add(new BiosVerdict(live, value, found, Result.APPLIED, ""));
      } else {
        verdicts.add(missed(live, value, found, messages, pending, alone));
      }
    });
    return verdicts;
  }

  private static BiosVerdict missed(
      String name,
      Object wanted,
      @Nullable Object now,
      List<Message> messages,
      Map<String, Object> pending,
      BiosComparison comparison) {
    var refusal = messages.stream().filter(m -> isRefusal(m) && concerns(m, name)).findFirst();
    if (refusal.isPresent()) {
      var text = refusal.get().text().isEmpty() ? refusal.get().messageId() : refusal.get().text();
      return new BiosVerdict(name, wanted, now, Result.REJECTED, text);
    }
    if (pending.containsKey(name)) {
      return new BiosVerdict(name, wanted, now, Result.IGNORED, "still waits for a reset");
    }
    if (!comparison.faults().isEmpty()) {
      var fault = comparison.faults().getFirst();
      var result = fault.code().equals("conflict") ? Result.CHANGED_BY_BIOS : Result.REJECTED;
      return new BiosVerdict(name, wanted, now, result, fault.message());
    }
    return new BiosVerdict(
        name,
        wanted,
        now,
        Result.IGNORED,
        name + " is still " + now + " and the BIOS did not say why");
  }

  private static boolean isRefusal(Message message) {
    return !message.is("Success") && !message.severity().equalsIgnoreCase("OK");
  }

  private static boolean concerns(Message message, String name) {
    return message.args().contains(name)
        || message.relatedProperties().stream()
            .anyMatch(property -> property.endsWith("/" + name) || property.equals(name));
  }
}
