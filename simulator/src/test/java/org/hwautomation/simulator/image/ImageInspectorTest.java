package org.hwautomation.simulator.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.hwautomation.base.Sha256;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageInspectorTest {

  private static FirmwareImage image(int payload) {
    return new FirmwareImage(
        "HPE", "System ROM", "U58 v2.44", List.of("DL380"), Activation.HOST_RESET, payload);
  }

  /// In pieces of random sizes, as a network delivers them.
  private static Inspection inspect(byte[] file, long seed) {
    var random = new SplittableRandom(seed);
    var inspector = new ImageInspector();
    for (int at = 0; at < file.length; ) {
      int n = Math.min(file.length - at, 1 + random.nextInt(1 + random.nextInt(5000)));
      inspector.accept(file, at, n);
      at += n;
    }
    return inspector.finish();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 32, 33, 65_535, 200_001})
  void readsBackWhatWasWrittenHoweverItIsCut(int payload) {
    var file = FirmwareImageWriter.bytes(image(payload));
    for (long seed = 0; seed < 50; seed++) {
      assertThat(inspect(file, seed))
          .isEqualTo(new Inspection.Genuine(image(payload), file.length, Sha256.of(file)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 33, 10_000})
  void seesEveryChangedByteAfterTheHeaderAndEveryCut(int payload) {
    var file = FirmwareImageWriter.bytes(image(payload));
    var random = new SplittableRandom(payload);
    int header = file.length - payload - 32;
    for (int i = 0; i < 50; i++) {
      var damaged = file.clone();
      damaged[header + random.nextInt(payload + 32)] ^= (byte) (1 << random.nextInt(8));
      assertThat(inspect(damaged, i)).isInstanceOf(Inspection.Corrupt.class);
      var cut = Arrays.copyOf(file, header + random.nextInt(payload + 32));
      assertThat(inspect(cut, i)).isInstanceOf(Inspection.Corrupt.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 100_000})
  void findsTheImageInsideAnHpePackage(int payload) {
    var zip =
        FirmwareImageWriter.fwpkg(
            image(payload),
            FirmwareImageWriter.Flasher.ILO,
            "2f317b9d-c9e3-4d76-bff6-b9d0d085a952");
    for (long seed = 0; seed < 20; seed++) {
      assertThat(inspect(zip, seed)).isInstanceOf(Inspection.Genuine.class);
    }
    zip[zip.length / 2] ^= payload > 1000 ? (byte) 1 : 0;
    if (payload > 1000) assertThat(inspect(zip, 1)).isInstanceOf(Inspection.Corrupt.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "PK", "a file of some other kind altogether"})
  void saysThatItDoesNotKnowOtherFiles(String text) {
    assertThat(inspect(text.getBytes(StandardCharsets.UTF_8), 1))
        .isInstanceOf(Inspection.Unknown.class);
  }
}
