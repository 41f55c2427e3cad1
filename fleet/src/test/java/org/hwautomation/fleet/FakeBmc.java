package org.hwautomation.fleet;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.hwautomation.base.ByteSize;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.Power;
import org.hwautomation.driver.PowerState;
import org.hwautomation.driver.ResetType;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosComparison;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosDialect;
import org.hwautomation.driver.bios.BiosPlanner;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.bios.BiosWatch;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.inventory.Inventory;
import org.hwautomation.driver.inventory.InventoryReading;
import org.hwautomation.redfish.registry.AttributeRegistry;
import tools.jackson.databind.JsonNode;

/// One made-up machine whose state the test sets.
public final class FakeBmc {

  public volatile Identity identity;
  public volatile String password = FleetFixture.LOGIN.password().reveal();
  public volatile Sha256 certificate;
  public volatile PowerState powerState = PowerState.ON;
  public volatile String health = "OK";
  public volatile String biosVersion = "1.8.2";
  public volatile boolean answers = true;
  public volatile boolean isWebServer;
  public final Map<String, Object> attributes = new LinkedHashMap<>();
  public final Map<String, Object> pending = new LinkedHashMap<>();
  public volatile boolean biosKnown = true;
  public volatile boolean hasTool;
  public volatile Optional<AttributeRegistry> registry = Optional.empty();
  public final AtomicInteger registryReads = new AtomicInteger();

  public FakeBmc(String vendor, String model, String serial) {
    identity =
        new Identity(
            vendor, model, serial, "uuid-" + serial, "Contoso BMC", "2.10", biosVersion, "");
    certificate = Sha256.of(serial.getBytes(StandardCharsets.UTF_8));
    attributes.put("BootMode", "Uefi");
    attributes.put("Retries", 3L);
    attributes.put("QuietBoot", true);
    attributes.put("AdminPassword", null);
  }

  Inventory inventory() {
    return new Inventory(
        identity,
        powerState,
        health,
        "OSRunning",
        List.of(new Inventory.Processor("CPU1", "Contoso 9000", "Contoso", 32, 64)),
        List.of(
            new Inventory.MemoryModule(
                "DIMM1", "DDR5", ByteSize.ofMiB(32768), 4800, "Contoso", "X1")),
        List.of(),
        List.of(new Inventory.NetworkPort("1", "NIC 1", "02:00:00:00:00:01", 25000, "Up")),
        List.of(
            item(ComponentKind.BIOS, "BIOS", biosVersion), item(ComponentKind.BMC, "BMC", "2.10")),
        List.of(new Inventory.Gap("drives", "licence missing")));
  }

  private static FirmwareItem item(ComponentKind kind, String component, String version) {
    return new FirmwareItem(
        component,
        kind,
        component,
        "",
        component,
        version,
        true,
        FirmwareItem.State.ACTIVE,
        null,
        null);
  }

  Power power() {
    return new Power() {
      @Override
      public Method method() {
        return Method.REDFISH;
      }

      @Override
      public PowerState state() {
        return powerState;
      }

      @Override
      public Set<ResetType> allowed() {
        return Set.of(ResetType.values());
      }

      @Override
      public ResetType reset(ResetType wanted) {
        return wanted;
      }
    };
  }

  InventoryReading reading(Consumer<String> call) {
    return new InventoryReading() {
      @Override
      public Method method() {
        return Method.REDFISH;
      }

      @Override
      public Inventory read() {
        call.accept("/redfish/v1/Systems/1?$expand=.");
        return inventory();
      }
    };
  }

  /// Without ETags: it knows its values again by their digest.
  BiosWatch watch(Consumer<String> call) {
    return new BiosWatch() {
      @Override
      public Method method() {
        return Method.REDFISH;
      }

      @Override
      public Look look(Optional<Mark> last) {
        call.accept("/redfish/v1/Systems/1/Bios");
        var shown = biosKnown ? attributes.toString() : "";
        var mark =
            new Mark(
                "/redfish/v1/Systems/1/Bios",
                "",
                Sha256.of(shown.getBytes(StandardCharsets.UTF_8)));
        return last.filter(mark::equals).isPresent()
            ? new Look.Unchanged(mark)
            : new Look.Changed(mark);
      }
    };
  }

  BiosConfiguration configuration(Method method, Consumer<String> call) {
    return new ReadOnlyBios() {
      @Override
      public Method method() {
        return method;
      }

      @Override
      public BiosSettings current() {
        call.accept("/redfish/v1/Systems/1/Bios");
        return biosKnown
            ? new BiosSettings(new LinkedHashMap<>(attributes), "Registry.v1", biosVersion, true)
            : new BiosSettings(Map.of(), "Registry.v1", biosVersion, false);
      }

      @Override
      public Map<String, Object> pending() {
        return new LinkedHashMap<>(pending);
      }

      @Override
      public Optional<AttributeRegistry> registry() {
        registryReads.incrementAndGet();
        return registry;
      }
    };
  }

  /// The fleet's core only reads and judges BIOS settings; whoever tries more fails the test.
  private abstract static class ReadOnlyBios implements BiosConfiguration {
    @Override
    public BiosDialect dialect() {
      return BiosDialect.STANDARD;
    }

    @Override
    public BiosComparison compare(Map<String, Object> wanted, List<String> preserve) {
      return new BiosPlanner(dialect())
          .compare(current(), registry().orElse(null), wanted, preserve);
    }

    @Override
    public Optional<JsonNode> underway(Map<String, Object> attributes) {
      throw new AssertionError("not asked for here");
    }

    @Override
    public JsonNode stage(Map<String, Object> attributes) {
      throw new AssertionError("not asked for here");
    }

    @Override
    public BiosApplyState look(JsonNode ticket) {
      throw new AssertionError("not asked for here");
    }

    @Override
    public List<BiosVerdict> verify(Map<String, Object> wanted) {
      throw new AssertionError("not asked for here");
    }

    @Override
    public void discardPending() {
      throw new AssertionError("not asked for here");
    }
  }
}
