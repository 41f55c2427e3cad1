package org.hwautomation.simulator.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hwautomation.simulator.Wire;
import org.hwautomation.simulator.image.FirmwareImage;
import org.hwautomation.simulator.image.FirmwareImageWriter;
import org.hwautomation.simulator.machine.Profile;
import org.hwautomation.simulator.server.Profiles;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What DMTF's schemas demand, of every resource of every profile, read over the wire while things
/// are going on: a session, a subscription, tasks, BIOS settings that wait, an update.
class SchemaTest {

  /// What the schemas of these beginnings say is the vendors' business.
  private static final Set<String> VENDORS =
      Set.of("Dell", "Hpe", "Smc", "Lenovo", "LicenseManager", "QueryLicense");

  /// What a vendor does otherwise than the schemas say, on purpose here too.
  ///
  /// @param vendor what the profile's id begins with
  /// @param findings which findings that explains
  private record Quirk(String vendor, Pattern findings) {
    boolean explains(String profile, String finding) {
      return profile.startsWith(vendor) && findings.matcher(finding).lookingAt();
    }
  }

  private static final List<Quirk> QUIRKS =
      List.of(
          // An image is sent to the inventory itself, which says so (fact book 0).
          new Quirk(
              "dell-", Pattern.compile("/redfish/v1/UpdateService/FirmwareInventory Allow: POST")),
          // The BIOS lives in lower case, and its links end with a slash (fact book 1.1).
          new Quirk("hpe-", Pattern.compile("/redfish/v1/systems/1/bios[ /:]")));

  static Stream<String> profiles() {
    return Profiles.all().stream().map(Profile::id);
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void everyResourceIsAsItsSchemaSays(String profile) throws Exception {
    try (var simulator = Simulator.byHand(profile);
        var wire = new Wire(simulator.bmc())) {
      var bmc = simulator.bmc();
      makeLively(bmc, wire);
      var findings = new Findings();
      var walk = ServiceWalk.of(wire, findings);
      var check =
          new ResourceCheck(
              walk.typeByPath(), walk.annotated(), VENDORS, walk.reachedOutsideOem(), findings);
      for (var read : walk.all()) check.check(read.path(), read.json(), read.allow());

      assertThat(findings.lines())
          .filteredOn(
              finding -> QUIRKS.stream().noneMatch(quirk -> quirk.explains(profile, finding)))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void errorsAndEventsAreAsTheirSchemasSay(String profile) throws Exception {
    try (var simulator = Simulator.byHand(profile);
        var wire = new Wire(simulator.bmc())) {
      var findings = new Findings();
      error(wire.get("/redfish/v1/Systems/no-such-system").json(), findings);
      error(wire.post("/redfish/v1/SessionService/Sessions", "{}").json(), findings);
      var events = new ArrayList<ObjectNode>();
      var machine = simulator.bmc().machine();
      machine.inside(() -> {
        machine.events().listen(events::add);
        machine.events().emit("TaskEvent.1.0.TaskStarted", "It began.", "OK", "/redfish/v1");
      });

      assertThat(events).hasSize(1);
      object("Event", events.getFirst(), findings);
      assertThat(findings.lines()).isEmpty();
    }
  }

  private static void makeLively(SimulatedBmc bmc, Wire wire) throws Exception {
    wire.post(
        bmc.machine().sessions().collection(),
        "{\"UserName\":\"" + bmc.user() + "\",\"Password\":\"" + bmc.password() + "\"}");
    var subscribed =
        wire.post(
            "/redfish/v1/EventService/Subscriptions",
            "{\"Destination\":\"https://127.0.0.1:9/\",\"Protocol\":\"Redfish\",\"Context\":\"c\"}");
    assertThat(subscribed.status()).isEqualTo(201);
    var machine = bmc.machine();
    machine.inside(() -> {
      machine.tasks().create("Firmware Update").state("Running", 10);
      var done = machine.tasks().create("Another");
      done.message(machine.errors().baseMessage("Success"));
      done.finish("Completed", "OK");
    });
    for (var system : machine.host().systems()) waitingSetting(system, bmc, wire);
    runningUpdate(bmc, wire);
  }

  /// An image for the first component, by multipart where the service takes that; 40 s later its
  /// tasks, jobs and inventory entries are under way.
  private static void runningUpdate(SimulatedBmc bmc, Wire wire) throws Exception {
    var service = wire.get("/redfish/v1/UpdateService").json();
    var push = service.path("MultipartHttpPushUri").asString("");
    if (push.isEmpty()) return;
    var machine = bmc.machine();
    var component = machine.firmware().components().iterator().next();
    var image =
        new FirmwareImage(
            machine.profile().vendor(),
            component.id(),
            "9.9.9",
            List.of(),
            component.activation(),
            50_000);
    var parameters =
        "{\"Targets\":[\""
            + component.inventoryPath()
            + "\"],\"@Redfish.OperationApplyTime\":\"Immediate\"}";
    var answer = wire.push(push, parameters, "image.bin", FirmwareImageWriter.bytes(image));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    bmc.advance(Duration.ofSeconds(40));
  }

  /// One setting to another of its values, by the settings object or, where the vendor has it so,
  /// by the Bios resource.
  private static void waitingSetting(String system, SimulatedBmc bmc, Wire wire) throws Exception {
    var bios = wire.get(system).json().at("/Bios/@odata.id").asString("");
    if (bios.isEmpty()) return;
    var json = wire.get(bios).json();
    var settings = json.at("/@Redfish.Settings/SettingsObject/@odata.id").asString(bios);
    for (var attribute : json.path("Attributes").properties()) {
      for (var other : List.of("\"Disabled\"", "\"Enabled\"")) {
        if (other.equals(attribute.getValue().toString())) continue;
        var body = "{\"Attributes\":{\"" + attribute.getKey() + "\":" + other + "}}";
        if (wire.patch(settings, body).status() < 300) return;
        if (!settings.equals(bios) && wire.patch(bios, body).status() < 300) return;
      }
    }
    throw new AssertionError(bmc.name() + " takes no BIOS setting at all");
  }

  private static void error(JsonNode body, Findings findings) {
    var error = body.path("error");
    assertThat(error.path("code").isString()).as("code of %s", body).isTrue();
    assertThat(error.path("message").isString()).as("message of %s", body).isTrue();
    var messages = error.path("@Message.ExtendedInfo");
    assertThat(messages.size()).as("messages of %s", body).isPositive();
    var list = messages.isArray() ? messages : List.of(messages); // Some iDRACs: one object.
    for (var message : list) {
      assertThat(message.path("MessageId").asString())
          .matches("[A-Za-z0-9]+\\.v?\\d+[._]\\d+([._]\\d+)?\\.[A-Za-z0-9.]+");
      object("Message", (ObjectNode) message, findings);
    }
  }

  private static void object(String schema, ObjectNode json, Findings findings) {
    var type = TypeName.parse(json.path("@odata.type").asString("")).orElseThrow();
    new ObjectCheck(schema, schema, type.version(), Map.of(), findings)
        .check(SchemaFacts.definition(schema, schema).orElseThrow(), json, "");
  }
}
