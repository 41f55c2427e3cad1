package org.hwautomation.fleet.firmware;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hwautomation.base.ByteSize;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.fleet.devicetype.Glob;

/// One image in the firmware catalog: what it is for and what must be there before it.
///
/// @param component globs over the component id that the driver gives (`BIOS`, Dell's component id,
///   HPE's target …)
/// @param file name of the image as the vendor ships it: several BMCs read the component from it
/// @param where `firmware_repository.yaml:12:3`
public record CatalogEntry(
    Glob vendor,
    List<Glob> models,
    ComponentKind kind,
    Glob component,
    String version,
    String file,
    Sha256 sha256,
    ByteSize size,
    Optional<LocalDate> releaseDate,
    List<Requirement> requires,
    String notes,
    String where) {

  public CatalogEntry {
    models = List.copyOf(models);
    requires = List.copyOf(requires);
  }

  /// Another component, or an older version of the same one, that must have reached a version
  /// first.
  public record Requirement(ComponentKind kind, Glob component, String version) {
    public String text() {
      return (component.equals(Glob.ANY) ? kind.name() : component.pattern()) + " " + version;
    }
  }

  public boolean fits(Identity identity) {
    return vendor.matches(identity.vendor())
        && models.stream().anyMatch(model -> model.matches(identity.model()));
  }

  public boolean isFor(ComponentKind otherKind, String otherComponent) {
    return kind == otherKind && component.matches(otherComponent);
  }
}
