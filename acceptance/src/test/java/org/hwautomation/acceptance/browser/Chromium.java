package org.hwautomation.acceptance.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Debian's Chromium without a window. Missing, it fails the test in CI and skips it elsewhere,
/// saying so.
final class Chromium implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Playwright playwright;
  private final Browser browser;

  Chromium() {
    require(Files.isExecutable(PROGRAM), "there is no /usr/bin/chromium (Debian package chromium)");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    PlaywrightAssertions.setDefaultAssertionTimeout(LIMIT.toMillis());
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(PROGRAM)
                    .setTimeout(LIMIT.toMillis())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  private static void require(boolean there, String message) {
    if ("true".equals(System.getenv("CI"))) {
      if (!there) throw new AssertionError(message);
    } else {
      assumeTrue(there, message);
    }
  }

  /// A browser that has never been here before.
  BrowserContext fresh() {
    var context = browser.newContext();
    context.setDefaultTimeout(LIMIT.toMillis());
    context.setDefaultNavigationTimeout(LIMIT.toMillis());
    return context;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
