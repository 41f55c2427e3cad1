package org.hwautomation.driver.standard.bios;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.driver.bios.BiosWatch;
import org.hwautomation.driver.standard.ServerResources;
import org.hwautomation.redfish.client.Resource;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;

/// Asks `Bios` with `If-None-Match` where the BMC gave an ETag, and compares a digest of the values
/// where it gave none, or where the ETag changed and the values did not.
public record RedfishBiosWatch(ServerResources resources) implements BiosWatch {

  @Override
  public Method method() {
    return Method.REDFISH;
  }

  @Override
  public Look look(Optional<Mark> last) {
    return last.map(this::again).orElseGet(this::first);
  }

  private Look first() {
    return resources
        .bios()
        .filter(bios -> !bios.at("Attributes").isMissingNode())
        .<Look>map(bios -> new Look.Changed(mark(bios)))
        .orElseGet(Look.Nothing::new);
  }

  private Look again(Mark last) {
    try {
      var changed = resources.bmc().readIfChanged(last.path(), last.etag());
      if (changed.isEmpty()) return new Look.Unchanged(last);
      var now = mark(changed.get());
      return now.digest().equals(last.digest()) ? new Look.Unchanged(now) : new Look.Changed(now);
    } catch (RedfishException e) {
      // The resource moved with a new firmware: it is looked for again.
      if (e.failure() instanceof Failure.NotFound) return first();
      throw e;
    }
  }

  private static Mark mark(Resource bios) {
    var values = new TreeMap<>(BiosSettings.attributes(bios.at("Attributes")));
    // A record separator and a unit separator stand in no attribute.
    var text = new StringBuilder();
    values.forEach(
        (name, value) -> text.append(name).append('\u001f').append(value).append('\u001e'));
    return new Mark(
        bios.path(), bios.etag(), Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
