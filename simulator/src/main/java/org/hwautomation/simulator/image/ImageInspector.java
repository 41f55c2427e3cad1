package org.hwautomation.simulator.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.hwautomation.base.Sha256;
import org.jspecify.annotations.Nullable;

/// Checks a file while it streams past, in constant memory. Understands a bare image, and a zip of
/// stored entries (an HPE firmware package) with an image in it.
public final class ImageInspector {

  private final MessageDigest whole = FirmwareImageWriter.sha256();
  private final ByteArrayOutputStream start = new ByteArrayOutputStream();
  private long bytes;
  private @Nullable Body body;
  private @Nullable StoredZip zip;
  private boolean decided;

  public void accept(byte[] data, int offset, int length) {
    whole.update(data, offset, length);
    bytes += length;
    if (decided) {
      feed(data, offset, length);
      return;
    }
    start.write(data, offset, length);
    if (start.size() >= ImageFormat.MAGIC.length) decide();
  }

  public void accept(byte[] data) {
    accept(data, 0, data.length);
  }

  private void decide() {
    decided = true;
    var head = start.toByteArray();
    start.reset();
    if (Arrays.equals(head, 0, 8, ImageFormat.MAGIC, 0, 8)) body = new Body();
    else if (head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4)
      zip = new StoredZip();
    feed(head, 0, head.length);
  }

  private void feed(byte[] data, int offset, int length) {
    if (body != null) body.accept(data, offset, length);
    else if (zip != null) zip.accept(data, offset, length);
  }

  public Inspection finish() {
    var sha = new Sha256(HexFormat.of().formatHex(whole.digest()));
    var found = body != null ? body : zip != null ? zip.image : null;
    if (found == null || found.image.isEmpty()) return new Inspection.Unknown(bytes, sha);
    var image = found.image.get();
    return found
        .fault()
        .<Inspection>map(why -> new Inspection.Corrupt(image, why, bytes, sha))
        .orElseGet(() -> new Inspection.Genuine(image, bytes, sha));
  }

  /// One image: header, then payload, with the last 32 bytes always held back as they may be the
  /// trailer.
  private static final class Body {
    private final MessageDigest digest = FirmwareImageWriter.sha256();
    private final byte[] tail = new byte[ImageFormat.DIGEST_BYTES];
    private int tailLength;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private int headerLength = -1;
    private boolean headRead;
    private long beforeTail;
    private Optional<FirmwareImage> image = Optional.empty();

    void accept(byte[] data, int offset, int length) {
      if (!headRead) readHead(data, offset, length);
      for (int i = offset; i < offset + length; ) {
        if (tailLength == tail.length) {
          // Make room: as much of the tail goes on as new bytes come in.
          int n = Math.min(offset + length - i, tail.length);
          digest.update(tail, 0, n);
          beforeTail += n;
          System.arraycopy(tail, n, tail, 0, tail.length - n);
          System.arraycopy(data, i, tail, tail.length - n, n);
          i += n;
        } else {
          int n = Math.min(offset + length - i, tail.length - tailLength);
          System.arraycopy(data, i, tail, tailLength, n);
          tailLength += n;
          i += n;
        }
      }
    }

    private void readHead(byte[] data, int offset, int length) {
      head.write(data, offset, Math.min(length, ImageFormat.LONGEST_HEADER));
      if (headerLength < 0 && head.size() >= 12) {
        headerLength = ByteBuffer.wrap(head.toByteArray()).getInt(8);
        if (headerLength < 0 || headerLength > ImageFormat.LONGEST_HEADER) headRead = true;
      }
      if (!headRead && headerLength >= 0 && head.size() >= 12 + headerLength) {
        headRead = true;
        image = ImageFormat.parse(Arrays.copyOfRange(head.toByteArray(), 12, 12 + headerLength));
      }
      if (headRead) head.reset();
    }

    Optional<String> fault() {
      long expected = 12L + headerLength + image.map(FirmwareImage::payloadBytes).orElse(0L);
      if (tailLength < tail.length || beforeTail != expected) {
        return Optional.of("the image is cut off or too long");
      }
      return Arrays.equals(tail, digest.digest())
          ? Optional.empty()
          : Optional.of("the checksum does not match");
    }
  }

  /// Walks the local headers of a zip whose entries are stored with their sizes known.
  private static final class StoredZip {
    private static final int LOCAL_HEADER = 30;
    private final ByteArrayOutputStream header = new ByteArrayOutputStream();
    private int headerWanted = LOCAL_HEADER;
    private long entryLeft;
    private boolean firstBytes;
    private @Nullable Body image;
    private @Nullable Body current;
    private boolean done;

    void accept(byte[] data, int offset, int length) {
      int end = offset + length;
      int i = offset;
      while (i < end && !done) {
        if (entryLeft > 0) {
          int n = (int) Math.min(entryLeft, end - i);
          entry(data, i, n);
          entryLeft -= n;
          i += n;
        } else {
          int n = Math.min(headerWanted - header.size(), end - i);
          header.write(data, i, n);
          i += n;
          if (header.size() == headerWanted) headerComplete();
        }
      }
    }

    private void headerComplete() {
      var raw = header.toByteArray();
      var fields = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
      if (fields.getInt(0) != 0x04034b50 || fields.getShort(8) != 0) {
        done = true; // Central directory, or a compressed entry, which we do not look into.
        return;
      }
      int full = LOCAL_HEADER + fields.getShort(26) + fields.getShort(28);
      if (raw.length < full) {
        headerWanted = full;
        return;
      }
      entryLeft = Integer.toUnsignedLong(fields.getInt(18));
      header.reset();
      headerWanted = LOCAL_HEADER;
      firstBytes = true;
      current = null;
    }

    private void entry(byte[] data, int offset, int length) {
      if (firstBytes) {
        firstBytes = false;
        // payload.json begins with a brace; our images begin with the magic.
        if (length > 0 && data[offset] == ImageFormat.MAGIC[0]) {
          current = new Body();
          image = current;
        }
      }
      if (current != null) current.accept(data, offset, length);
    }
  }
}
