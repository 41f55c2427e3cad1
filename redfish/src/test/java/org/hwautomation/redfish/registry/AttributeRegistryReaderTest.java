package org.hwautomation.redfish.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import org.hwautomation.redfish.client.Bmc;
import org.hwautomation.redfish.client.Limits;
import org.hwautomation.redfish.client.Redfish;
import org.hwautomation.redfish.rawbmc.RawBmc;
import org.hwautomation.redfish.rawbmc.Routes;
import org.hwautomation.redfish.rawbmc.TestPause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class AttributeRegistryReaderTest {

  private static final String REGISTRIES = "/redfish/v1/Registries";

  private final Redfish redfish =
      Redfish.create(InstantSource.system(), Limits.DEFAULT.retries(0), new TestPause());
  private final Routes routes = new Routes();
  private RawBmc server;
  private Bmc bmc;

  @BeforeEach
  void open() throws Exception {
    server = RawBmc.plain(routes);
    bmc = redfish.open(server.endpoint());
    routes.json(
        "/redfish/v1", Routes.root(",\"Registries\":{\"@odata.id\":\"" + REGISTRIES + "\"}"));
  }

  @AfterEach
  void close() throws Exception {
    bmc.close();
    redfish.close();
    server.close();
  }

  private void listed(String id, String locations) {
    routes.json(
        REGISTRIES,
        "{\"Members\":[{\"@odata.id\":\"%s/Base.1.0.0\"},{\"@odata.id\":\"%s/%s\"}]}"
            .formatted(REGISTRIES, REGISTRIES, id));
    routes.json(REGISTRIES + "/" + id, "{\"Location\":[" + locations + "]}");
  }

  @ParameterizedTest(name = "{0} is listed as {1}")
  @CsvSource({
    "BiosAttributeRegistry.v1_0_3, BiosAttributeRegistry.v1_0_0",
    "BiosAttributeRegistry.v1_0_3, BiosAttributeRegistry",
    "BiosAttributeRegistryU68.v1_1_40, BiosAttributeRegistryU68.v1_1_40",
    "BiosAttributeRegistry1.0.0, BiosAttributeRegistry.1.0.0",
    "BiosAttributeRegistry.1.0.0, BiosAttributeRegistry",
    "biosattributeregistry.v1_0_0, BiosAttributeRegistry.v1_0_0",
  })
  void theVersionNeedNotMatch(String named, String listed) {
    listed(listed, "{\"Language\":\"en\",\"Uri\":\"/registries/bios.json\"}");
    assertThat(AttributeRegistryReader.locate(bmc, named)).contains("/registries/bios.json");
  }

  @Test
  void anotherMachinesRegistryIsNotTaken() {
    listed("BiosAttributeRegistryA42.v1_0_0", "{\"Language\":\"en\",\"Uri\":\"/a42\"}");
    assertThat(AttributeRegistryReader.locate(bmc, "BiosAttributeRegistryU58.v1_0_0")).isEmpty();
  }

  @Test
  void englishIsPreferred() {
    listed(
        "BiosAttributeRegistry",
        """
        {"Language":"ja","Uri":"/ja"},{"Language":"en-US","Uri":{"extref":"/en"}}\
        """);
    assertThat(AttributeRegistryReader.locate(bmc, "BiosAttributeRegistry")).contains("/en");
  }

  @Test
  void aRegistryOnALaterPageIsFound() {
    listed("BiosAttributeRegistry", "{\"Language\":\"en\",\"Uri\":\"/en\"}");
    routes.json(
        REGISTRIES, "{\"Members\":[],\"Members@odata.nextLink\":\"" + REGISTRIES + "?$skip=50\"}");
    routes.json(
        REGISTRIES + "?$skip=50",
        "{\"Members\":[{\"@odata.id\":\"" + REGISTRIES + "/BiosAttributeRegistry\"}]}");
    assertThat(AttributeRegistryReader.locate(bmc, "BiosAttributeRegistry")).contains("/en");
  }

  @Test
  void everyFieldIsRead() {
    var registry =
        AttributeRegistryReader.parse(
            "r",
            JsonMapper.shared()
                .readTree(
                    """
                    {"RegistryEntries":{
                      "Attributes":[
                        {"AttributeName":"BootMode","Type":"Enumeration","DisplayName":"Boot mode",
                         "Value":[{"ValueName":"Uefi","ValueDisplayName":"UEFI"},{"ValueName":"Bios"}],
                         "DefaultValue":"Uefi","ReadOnly":false,"ResetRequired":true,
                         "MenuPath":"./Boot","DisplayOrder":3},
                        {"AttributeName":"Retries","Type":"Integer","LowerBound":1,
                         "UpperBound":18446744073709551615,"ScalarIncrement":2},
                        {"AttributeName":"Tag","Type":"String","MinLength":0,"MaxLength":63,
                         "ValueExpression":"^[a-z]*$","ReadOnly":"True"},
                        {"AttributeName":"Odd","Type":"Quantum"},
                        {"Type":"String"}],
                      "Menus":[{"MenuName":"Boot","DisplayName":"Boot","MenuPath":"./Boot",
                                "DisplayOrder":1}],
                      "Dependencies":[
                        {"DependencyFor":"Retries","Type":"Map","Dependency":{
                          "MapFrom":[
                            {"MapFromAttribute":"BootMode","MapFromProperty":"CurrentValue",
                             "MapFromCondition":"EQU","MapFromValue":"Bios"},
                            {"MapFromAttribute":"Tag","MapFromProperty":"CurrentValue",
                             "MapFromCondition":"NEQ","MapFromValue":"","MapTerms":["OR","AND"]}],
                          "MapToAttribute":"Retries","MapToProperty":"ReadOnly",
                          "MapToValue":true}}]}}\
                    """));
    assertThat(registry.attributes()).containsOnlyKeys("BootMode", "Retries", "Tag", "Odd");
    var mode = registry.attribute("BootMode").orElseThrow();
    assertThat(mode.values())
        .extracting(AttributeRegistry.Value::displayName)
        .containsExactly("UEFI", "Bios");
    assertThat(mode.resetRequired()).isTrue();
    var retries = registry.attribute("Retries").orElseThrow();
    assertThat(retries.lowerBound()).isEqualTo(1);
    assertThat(retries.upperBound()).as("2^64-1 means no limit").isNull();
    assertThat(retries.scalarIncrement()).isEqualTo(2);
    var tag = registry.attribute("Tag").orElseThrow();
    assertThat(tag.readOnly()).isTrue();
    assertThat(tag.maxLength()).isEqualTo(63);
    assertThat(tag.valueExpression()).isEqualTo("^[a-z]*$");
    var odd = registry.attribute("Odd").orElseThrow();
    assertThat(odd.type()).isEqualTo(AttributeRegistry.Type.OTHER);
    assertThat(odd.rawType()).isEqualTo("Quantum");
    assertThat(registry.menus()).singleElement().extracting("menuPath").isEqualTo("./Boot");
    var dependency = registry.dependencies().getFirst();
    assertThat(dependency.toProperty()).isEqualTo("ReadOnly");
    assertThat(dependency.conditions())
        .extracting(AttributeRegistry.Condition::terms)
        .isEqualTo(List.of("", "OR,AND"));
  }
}
