package org.hwautomation.driver.dell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.standard.bios.BiosResource;
import org.hwautomation.driver.standard.bios.WrittenByTool;
import org.hwautomation.redfish.failure.Effect;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import org.hwautomation.redfish.message.Message;
import org.hwautomation.redfish.registry.AttributeRegistry;
import org.hwautomation.redfish.registry.AttributeRegistry.Attribute;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// BIOS settings written by `racadm set BIOS.Group.Attribute`, and the job by `jobqueue create`;
/// read and judged by Redfish. The group is the last menu of the registry's menu path.
final class RacadmBios extends WrittenByTool {

  private static final String BIOS_FQDD = "BIOS.Setup.1-1";

  private final Racadm racadm;

  RacadmBios(BiosConfiguration redfish, BiosResource bios, Racadm racadm) {
    super(redfish, bios);
    this.racadm = racadm;
  }

  @Override
  public JsonNode stage(Map<String, Object> attributes) {
    var objects = new LinkedHashMap<String, String>();
    attributes.forEach((name, value) -> objects.put(object(name), value.toString()));
    boolean begun = false;
    try {
      for (var object : objects.entrySet()) {
        racadm.run("set", object.getKey(), object.getValue()).mustSay(RacadmAnswer.PENDING);
        begun = true;
      }
      return JsonNodeFactory.instance.objectNode().put("job", createJob());
    } catch (RedfishException e) {
      if (begun) takeBack(e);
      throw e;
    } finally {
      bios().settingsPath().ifPresent(bios().resources().bmc()::forget);
    }
  }

  private String createJob() {
    var answer = racadm.run("jobqueue", "create", BIOS_FQDD).mustSay(RacadmAnswer.SCHEDULED);
    return answer
        .job()
        .orElseThrow(() ->
            new RedfishException(
                new Failure.BadAnswer(
                    answer.where(), "a job was scheduled and not named", Effect.UNKNOWN)));
  }

  /// Half a change is none: settings without a job would be applied with the next person's.
  private void takeBack(RedfishException refusal) {
    try {
      racadm.run("clearpending", BIOS_FQDD);
    } catch (RedfishException e) {
      refusal.addSuppressed(e);
    }
  }

  /// `./ProcSettingsRef` is the menu of the group `ProcSettings`.
  private String object(String name) {
    var attribute = registry().flatMap(registry -> registry.attribute(name));
    var group =
        attribute
            .map(Attribute::menuPath)
            .map(path -> path.substring(path.lastIndexOf('/') + 1))
            .map(menu -> menu.endsWith("Ref") ? menu.substring(0, menu.length() - 3) : menu)
            .orElse("");
    if (group.isEmpty()) throw refused(name, "the registry does not say in which group it is");
    if (attribute.filter(one -> one.type() == AttributeRegistry.Type.PASSWORD).isPresent()) {
      throw refused(name, "racadm would take a password among its arguments, for all to see");
    }
    return "BIOS." + group + "." + name;
  }

  private RedfishException refused(String name, String why) {
    return new RedfishException(
        new Failure.NotSupported(
            new Where(bios().resources().name(), "racadm set", name),
            List.of(new Message("racadm", why, List.of(), "", List.of(), ""))));
  }
}
