package org.hwautomation.simulator.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hwautomation.simulator.tree.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// That the check finds what it is for.
class ResourceCheckTest {

  private static final String PATH = "/redfish/v1/Chassis/1";
  private static final String GOOD =
      """
      {"@odata.id": "/redfish/v1/Chassis/1", "@odata.type": "#Chassis.v1_20_0.Chassis",
       "@odata.etag": "\\"a\\"", "Id": "1", "Name": "Chassis", "ChassisType": "RackMount",
       "AssetTag": "", "HeightMm": 44.5, "UUID": "9f0f0d1e-30a1-4d11-9c3c-000000000001",
       "Status": {"State": "Enabled", "Health": "OK"},
       "Links": {"ComputerSystems": [{"@odata.id": "/redfish/v1/Systems/1"}],
                 "ComputerSystems@odata.count": 1},
       "Actions": {"#Chassis.Reset": {
         "target": "/redfish/v1/Chassis/1/Actions/Chassis.Reset",
         "ResetType@Redfish.AllowableValues": ["ForceOff"]}},
       "Oem": {"Contoso": {"Anything": 1}}}
      """;

  private static List<String> findings(String json, String path, String allow) {
    var findings = new Findings();
    var types = Map.of("/redfish/v1/systems/1", "#ComputerSystem.v1_17_0.ComputerSystem");
    new ResourceCheck(types, Set.of(), Set.of("Contoso"), Set.of("/redfish/v1/chassis/2"), findings)
        .check(
            path,
            (ObjectNode) Json.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            allow);
    return findings.lines();
  }

  private static List<String> with(String from, String to) {
    assertThat(GOOD).contains(from);
    return findings(GOOD.replace(from, to), PATH, "GET, HEAD, PATCH");
  }

  @Test
  void aGoodResourceIsGood() {
    assertThat(findings(GOOD, PATH, "GET, HEAD, PATCH")).isEmpty();
  }

  @Test
  void typesAndVersionsHaveToExist() {
    assertThat(with("v1_20_0", "v1_99_0"))
        .singleElement()
        .asString()
        .contains("1.99.0 is not known");
    assertThat(with("#Chassis.v1_20_0.", "#Chassis.")).anyMatch(line -> line.contains("version"));
    assertThat(with("#Chassis.v1_20_0.Chassis", "#Box.v1_0_0.Box")).hasSize(1);
    assertThat(with("#Chassis.v1_20_0.Chassis", "#ContosoBox.v1_0_0.ContosoBox")).isEmpty();
  }

  @Test
  void propertiesHaveToExistInThatVersion() {
    assertThat(with("\"AssetTag\"", "\"AssetTagg\""))
        .singleElement()
        .asString()
        .contains("AssetTagg");
    assertThat(with("v1_20_0", "v1_3_0"))
        .anyMatch(line -> line.contains("/HeightMm: is there only since 1.4.0"))
        .anyMatch(line -> line.contains("/UUID: is there only since 1.7.0"));
    assertThat(with("\"Id\": \"1\",", ""))
        .anyMatch(line -> line.contains("property Id is missing"));
  }

  @Test
  void valuesHaveToBeOfTheirType() {
    assertThat(with("44.5", "\"44.5\"")).hasSize(1);
    assertThat(with("44.5", "-1")).singleElement().asString().contains("out of range");
    assertThat(with("\"RackMount\"", "\"Shelf2\"")).hasSize(1);
    assertThat(with("\"Enabled\"", "\"enabled\"")).hasSize(1);
    assertThat(with("\"9f0f0d1e-", "\"9f0f0d1")).hasSize(1);
    assertThat(with("\"Name\": \"Chassis\"", "\"Name\": null")).hasSize(1);
    assertThat(with("{\"Contoso\": {\"Anything\": 1}}", "{\"Contoso\": 1}")).hasSize(1);
    assertThat(with("\\\"a\\\"", "a")).singleElement().asString().contains("entity tag");
  }

  @Test
  void linksHaveToLeadToWhatTheyPromise() {
    assertThat(with("/redfish/v1/Systems/1", "/redfish/v1/Systems/2")).hasSize(1);
    assertThat(with("ComputerSystems\"", "Drives\""))
        .anyMatch(line -> line.contains("not to a Drive"));
    assertThat(with("odata.count\": 1", "odata.count\": 2")).hasSize(1);
    assertThat(with("/Systems/1\"}", "/Systems/1\", \"Id\": \"1\"}")).hasSize(1);
  }

  @Test
  void actionsPlacesAndMethodsHaveToFit() {
    assertThat(with("Chassis/1/Actions", "Chassis/2/Actions")).hasSize(1);
    assertThat(with("#Chassis.Reset", "#Chassis.Explode")).hasSize(1);
    assertThat(with("\"ResetType@Redfish.AllowableValues\"", "\"Parameters\"")).hasSize(1);
    assertThat(with("\"Id\": \"1\"", "\"Id\": \"One\"")).hasSize(1);
    assertThat(
            findings(
                GOOD.replace("/redfish/v1/Chassis/1", "/redfish/v1/Boxes/1"),
                "/redfish/v1/Boxes/1",
                "GET"))
        .singleElement()
        .asString()
        .contains("does not live here");
    assertThat(findings(GOOD, PATH, "GET, POST")).hasSize(1);
  }

  @Test
  void aVendorsOwnResourceHasToBeBelowOem() {
    var own = GOOD.replace("#Chassis.v1_20_0.Chassis", "#ContosoBox.v1_0_0.ContosoBox");
    assertThat(findings(own, PATH, "GET")).isEmpty();
    assertThat(findings(own, "/redfish/v1/Chassis/2", "GET"))
        .singleElement()
        .asString()
        .contains("linked outside Oem");
  }
}
