package org.hwautomation.driver.supermicro;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.standard.bios.BiosResource;
import org.hwautomation.driver.standard.bios.WrittenByTool;
import org.hwautomation.redfish.failure.Effect;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.message.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// BIOS settings written by SUM: the present configuration file, changed where we want it, given
/// back (`GetCurrentBiosCfg`, `ChangeBiosCfg`); read and judged by Redfish.
final class SumBios extends WrittenByTool {

  private static final String READ = "GetCurrentBiosCfg";
  private static final String CHANGE = "ChangeBiosCfg";

  private final SumTool tool;

  SumBios(BiosConfiguration redfish, BiosResource bios, SumTool tool) {
    super(redfish, bios);
    this.tool = tool;
  }

  @Override
  public JsonNode stage(Map<String, Object> attributes) {
    var file = parsed(tool.read(READ));
    var problems = new ArrayList<String>();
    attributes.forEach((name, value) ->
        file.set(setupName(name), value).ifPresent(why -> problems.add(name + " " + why)));
    if (!problems.isEmpty()) throw refused(problems);
    tool.write(CHANGE, file.bytes());
    bios().resources().bmc().forget(bios().active().path());
    return JsonNodeFactory.instance.objectNode().put("written", tool.program().toString());
  }

  private BiosCfg parsed(byte[] content) {
    try {
      return BiosCfg.read(content);
    } catch (IOException e) {
      throw new RedfishException(
          new Failure.BadAnswer(tool.where(READ), String.valueOf(e.getMessage()), Effect.NONE), e);
    }
  }

  /// The file calls settings as the setup shows them; the attribute's own name, less its suffix, is
  /// made of that.
  private String setupName(String attribute) {
    return registry()
        .flatMap(registry -> registry.attribute(attribute))
        .map(described -> BiosCfg.redfishName(described.displayName()))
        .filter(name -> !name.isEmpty())
        .orElseGet(() -> attribute.replaceFirst("_[0-9A-Fa-f]{4}$", ""));
  }

  private RedfishException refused(List<String> problems) {
    return new RedfishException(
        new Failure.NotSupported(
            tool.where(CHANGE),
            problems.stream()
                .map(why -> new Message("sum", why, List.of(), "", List.of(), ""))
                .toList()));
  }
}
