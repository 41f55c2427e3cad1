package org.hwautomation.simulator.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hwautomation.simulator.tree.Json;

/// Makes firmware images for the simulator: for the demo's repository and for tests. The same
/// header gives the same bytes.
public final class FirmwareImageWriter {

  private FirmwareImageWriter() {}

  public static void write(FirmwareImage image, OutputStream to) throws IOException {
    var digest = sha256();
    var out = new DigestOutputStream(to, digest);
    var header = ImageFormat.header(image);
    out.write(ImageFormat.MAGIC);
    out.write(ByteBuffer.allocate(4).putInt(header.length).array());
    out.write(header);
    writePayload(image, out);
    out.on(false);
    out.write(digest.digest());
    out.flush();
  }

  private static void writePayload(FirmwareImage image, OutputStream out) throws IOException {
    var random = new SplittableRandom(image.hashCode());
    var block = new byte[64 * 1024];
    for (long left = image.payloadBytes(); left > 0; left -= block.length) {
      random.nextBytes(block);
      out.write(block, 0, (int) Math.min(left, block.length));
    }
  }

  public static byte[] bytes(FirmwareImage image) {
    var out = new ByteArrayOutputStream();
    try {
      write(image, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /// The image with one byte of its payload changed: every check must refuse it.
  public static byte[] corruptBytes(FirmwareImage image) {
    var bytes = bytes(image);
    bytes[bytes.length - ImageFormat.DIGEST_BYTES - 1] ^= 1;
    return bytes;
  }

  public static Path write(FirmwareImage image, Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      write(image, out);
    }
    return file;
  }

  /// Who flashes an HPE package (fact book 4.5).
  public enum Flasher {
    /// At once.
    ILO("Bmc"),
    /// In the next POST, out of the update queue.
    UEFI("Uefi");

    private final String hpe;

    Flasher(String hpe) {
      this.hpe = hpe;
    }
  }

  /// An HPE firmware package: a zip with `payload.json` first and the image beside it, both stored
  /// uncompressed.
  ///
  /// @param deviceClass GUID that tells iLO what kind of device this is for
  /// @param targets GUIDs of the components
  public static byte[] fwpkg(
      FirmwareImage image, Flasher flasher, String deviceClass, String... targets) {
    var name = image.component().replace(' ', '_').toLowerCase(Locale.ROOT) + ".bin";
    var payload = Json.object();
    payload.putObject("Device").put("DeviceClass", deviceClass);
    payload.putArray("UpdatableBy").add(flasher.hpe);
    var info = payload.putObject("Devices").putArray("Device").addObject();
    info.put("DeviceName", image.component());
    info.put("Version", image.version());
    info.put("Target", targets.length == 0 ? "" : targets[0]);
    var firmware = info.putArray("FirmwareImages").addObject();
    firmware.put("FileName", name);
    firmware.put("DirectFlashOk", flasher == Flasher.ILO);
    firmware.put("UefiFlashable", flasher == Flasher.UEFI);
    firmware.put("ResetRequired", image.activation() == Activation.HOST_RESET);
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      store(zip, "payload.json", Json.bytes(payload));
      store(zip, name, bytes(image));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    var crc = new CRC32();
    crc.update(content);
    var entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
