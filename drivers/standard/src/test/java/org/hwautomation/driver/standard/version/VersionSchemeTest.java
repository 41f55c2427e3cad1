package org.hwautomation.driver.standard.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hwautomation.driver.firmware.VersionOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionSchemeTest {

  private static final ExtractedScheme ROM =
      ExtractedScheme.of("^(?<family>[A-Z]\\d{2}) v(?<version>\\d+(\\.\\d+)+)");
  private static final ExtractedScheme AFTER_DASH =
      ExtractedScheme.of("^\\w+-(?<version>[\\d.]+)$");

  @ParameterizedTest
  @CsvSource({
    "1.8.2, 1.13.2, OLDER",
    "6.00.30.00, 6.0.30, SAME",
    "7.10.30.00, 6.00.30.00, NEWER",
    "52.16.1-4405, 52.16.1-4406, OLDER",
    "1.8.2, 1.8.x, UNKNOWN",
    "'', 1.0, UNKNOWN",
    "VT31, VT31, SAME",
    "VT31, VT32, UNKNOWN"
  })
  void ordersDottedNumbersAndNothingElse(String installed, String wanted, VersionOrder order) {
    assertThat(VersionScheme.DOTTED.compare(installed, wanted)).isEqualTo(order);
  }

  @Test
  void readsHexadecimalFields() {
    assertThat(VersionScheme.HEXADECIMAL.compare("00.2A.2B", "00.2A.30"))
        .isEqualTo(VersionOrder.OLDER);
  }

  @Test
  void opaqueVersionsAreTheSameOrNotComparable() {
    assertThat(VersionScheme.OPAQUE.compare("EDA5402Q", "EDA5402Q")).isEqualTo(VersionOrder.SAME);
    assertThat(VersionScheme.OPAQUE.compare("EDA5402Q", "EDA5403Q"))
        .isEqualTo(VersionOrder.UNKNOWN);
    assertThat(VersionScheme.OPAQUE.compare("", "")).isEqualTo(VersionOrder.UNKNOWN);
  }

  @Test
  void readsThroughTheDecorationOfRomVersions() {
    assertThat(ROM.compare("U58 v2.44 (01/09/2025)", "U58 v2.50 (03/01/2025)"))
        .isEqualTo(VersionOrder.OLDER);
    assertThat(ROM.compare("U58 v2.44 (01/09/2025)", "2.44")).isEqualTo(VersionOrder.SAME);
  }

  @Test
  void neverComparesAcrossRomFamilies() {
    assertThat(ROM.compare("U58 v2.44", "A42 v2.60")).isEqualTo(VersionOrder.UNKNOWN);
  }

  @Test
  void readsWhatFollowsTheDash() {
    assertThat(AFTER_DASH.compare("42S-2.83", "42S-3.10")).isEqualTo(VersionOrder.OLDER);
    assertThat(AFTER_DASH.compare("-*", "42S-3.10")).isEqualTo(VersionOrder.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everySchemeIsReflexiveAndAntisymmetric(long seed) {
    var random = new Random(seed);
    for (var scheme : schemes()) {
      for (int i = 0; i < 400; i++) {
        var left = version(random);
        var right = version(random);
        assertThat(scheme.compare(left, right))
            .as("%s against %s", left, right)
            .isEqualTo(mirrored(scheme.compare(right, left)));
        assertThat(scheme.compare(left, left)).isEqualTo(VersionOrder.SAME);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void dottedVersionsAreTotallyOrdered(long seed) {
    var random = new Random(seed);
    var versions = new ArrayList<String>();
    for (int i = 0; i < 60; i++) versions.add(numeric(random));
    versions.sort((left, right) ->
        switch (VersionScheme.DOTTED.compare(left, right)) {
          case OLDER -> -1;
          case NEWER -> 1;
          case SAME -> 0;
          case UNKNOWN -> throw new AssertionError(left + " and " + right + " have no order");
        });
    for (int i = 0; i < versions.size(); i++) {
      for (int j = i; j < versions.size(); j++) {
        assertThat(VersionScheme.DOTTED.compare(versions.get(i), versions.get(j)))
            .isIn(VersionOrder.OLDER, VersionOrder.SAME);
      }
    }
  }

  private static List<VersionScheme> schemes() {
    return List.of(
        VersionScheme.DOTTED, VersionScheme.HEXADECIMAL, VersionScheme.OPAQUE, ROM, AFTER_DASH);
  }

  private static VersionOrder mirrored(VersionOrder order) {
    return switch (order) {
      case OLDER -> VersionOrder.NEWER;
      case NEWER -> VersionOrder.OLDER;
      case SAME -> VersionOrder.SAME;
      case UNKNOWN -> VersionOrder.UNKNOWN;
    };
  }

  private static String version(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> "U" + (50 + random.nextInt(3)) + " v" + numeric(random);
      case 1 -> "4" + random.nextInt(3) + "S-" + numeric(random);
      case 2 -> "VT" + random.nextInt(40);
      case 3 -> "00." + Integer.toHexString(random.nextInt(256)) + ".1F";
      default -> numeric(random);
    };
  }

  private static String numeric(Random random) {
    return IntStream.range(0, 1 + random.nextInt(4))
        .mapToObj(i -> (random.nextBoolean() ? "0" : "") + random.nextInt(4))
        .collect(Collectors.joining("."));
  }
}
