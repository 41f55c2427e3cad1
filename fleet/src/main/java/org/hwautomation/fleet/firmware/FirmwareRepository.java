package org.hwautomation.fleet.firmware;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.hwautomation.base.ByteSize;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.firmware.FirmwareImage;
import org.hwautomation.driver.firmware.FirmwareImages;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.audit.AuditLog;
import org.hwautomation.fleet.firmware.ImageImport.Result;

/// Firmware images on this worker, named by their content. Content is checked when an image comes
/// in and when it is opened; a file that has not changed since is not read a second time.
public final class FirmwareRepository implements FirmwareImages {

  private static final int DEEPEST_IMPORT = 8;

  private final ImageStore store;
  private final Supplier<FirmwareCatalog> catalog;
  private final AuditLog audit;
  private final Map<Sha256, Seen> verified = new ConcurrentHashMap<>();

  public FirmwareRepository(Path directory, Supplier<FirmwareCatalog> catalog, AuditLog audit) {
    this.store = new ImageStore(directory);
    this.catalog = catalog;
    this.audit = audit;
  }

  @Override
  public FirmwareImage open(Sha256 image) {
    var file =
        store
            .find(image)
            .orElseThrow(() ->
                new NoSuchElementException(
                    "The firmware image %s is not in the repository; import it."
                        .formatted(image.abbreviated())));
    try {
      var now = new Seen(Files.size(file), Files.getLastModifiedTime(file));
      if (!now.equals(verified.get(image))) {
        if (!Sha256.of(file).equals(image)) {
          throw new NoSuchElementException(
              "The firmware image %s (%s) is damaged; import it again."
                  .formatted(file.getFileName(), image.abbreviated()));
        }
        verified.put(image, now);
      }
      return new FirmwareImage(
          file, String.valueOf(file.getFileName()), new ByteSize(now.size), image);
    } catch (NoSuchFileException _) {
      throw new NoSuchElementException(
          "The firmware image %s vanished; import it again.".formatted(image.abbreviated()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read firmware image " + image.abbreviated(), e);
    }
  }

  /// Every catalogued image and whether it can be used.
  public List<CatalogedImage> images() {
    return catalog.get().entries().stream()
        .map(entry -> new CatalogedImage(entry, state(entry)))
        .toList();
  }

  public ImageState state(CatalogEntry entry) {
    if (store.find(entry.sha256()).isEmpty()) return ImageState.MISSING;
    try {
      open(entry.sha256());
      return ImageState.PRESENT;
    } catch (NoSuchElementException _) {
      return ImageState.CORRUPT;
    }
  }

  /// Takes in every file of a directory that the catalog knows by its content. The files stay where
  /// they are.
  public ImageImport importDirectory(Actor actor, Path directory) {
    actor.require(Permission.MANAGE_FIRMWARE);
    if (!Files.isDirectory(directory)) {
      throw Problem.invalid(
          "directory-unknown",
          "There is no directory %s on this worker.".formatted(directory),
          "Copy the images to this machine and name their directory.");
    }
    var files = new ArrayList<ImageImport.File>();
    try (var found = Files.walk(directory, DEEPEST_IMPORT)) {
      for (var file : found.filter(Files::isRegularFile).sorted().toList()) {
        files.add(importFile(file));
      }
    } catch (IOException e) {
      throw Problem.unavailable(
          "import-failed",
          "The images in %s cannot be taken in: %s".formatted(directory, e),
          "Check permissions and free space, then import again.");
    }
    audit.append(
        actor,
        "firmware.import",
        directory.toString(),
        Map.of("added", files.stream().filter(f -> f.result() == Result.ADDED).count()));
    return new ImageImport(files);
  }

  private ImageImport.File importFile(Path file) throws IOException {
    var name = String.valueOf(file.getFileName());
    var sha = Sha256.of(file);
    var size = new ByteSize(Files.size(file));
    var entries = catalog.get().entries();
    var sameContent = entries.stream().filter(entry -> entry.sha256().equals(sha)).findFirst();
    if (sameContent.isEmpty()) {
      return entries.stream()
          .filter(entry -> entry.file().equals(name))
          .findFirst()
          .map(entry ->
              new ImageImport.File(
                  name,
                  sha,
                  size,
                  Result.CHECKSUM_MISMATCH,
                  "the catalog (%s) says %s, the file is %s; download it again or correct the catalog"
                      .formatted(entry.where(), entry.sha256().abbreviated(), sha.abbreviated())))
          .orElseGet(() ->
              new ImageImport.File(
                  name, sha, size, Result.NOT_IN_CATALOG, "no catalog entry has this content"));
    }
    if (state(sameContent.get()) == ImageState.PRESENT) {
      return new ImageImport.File(name, sha, size, Result.ALREADY_THERE, "is there already");
    }
    // Under the catalog's name, not the file's: BMCs read the component from it.
    store.add(file, sha, sameContent.get().file());
    verified.remove(sha);
    return new ImageImport.File(name, sha, size, Result.ADDED, "added");
  }

  private record Seen(long size, FileTime modified) {}
}
