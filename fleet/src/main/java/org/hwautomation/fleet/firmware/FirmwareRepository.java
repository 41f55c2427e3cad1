package org.hwautomation.fleet.firmware;

import java.nio.file.Path;
import java.util.List;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.firmware.*;
import org.hwautomation.fleet.access.Actor;

/// Firmware images on this worker, named by their content.
public final class FirmwareRepository {

  public FirmwareImage open(Sha256 image) {
    throw new UnsupportedOperationException("being written");
  }

  public List<CatalogedImage> images() {
    throw new UnsupportedOperationException("being written");
  }

  public ImageState state(CatalogEntry entry) {
    throw new UnsupportedOperationException("being written");
  }

  public ImageImport importDirectory(Actor actor, Path directory) {
    throw new UnsupportedOperationException("being written");
  }
}
