package org.hwautomation.fleet.devicetype;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GlobTest {

  @Test
  void matchesWhatTheSameRegularExpressionMatches() {
    var random = new Random(42);
    for (int i = 0; i < 20_000; i++) {
      var glob = text(random, "ab*?.", 7);
      var text = text(random, "abA.", 8);
      var regex = glob.replace(".", "\\.").replace("*", ".*").replace("?", ".");
      var expected =
          Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL).matcher(text).matches();
      assertThat(new Glob(glob).matches(text)).as("%s on %s", glob, text).isEqualTo(expected);
    }
  }

  private static String text(Random random, String letters, int longest) {
    var text = new StringBuilder();
    int length = random.nextInt(longest + 1);
    for (int i = 0; i < length; i++) text.append(letters.charAt(random.nextInt(letters.length())));
    return text.toString();
  }
}
