package org.hwautomation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.hwautomation.cli.client.Account;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The command line against a service that really runs, with what the shell sees.
class CommandLineTest {

  @RegisterExtension static final Shell SHELL = new Shell();

  @TempDir static Path scratch;

  @Test
  void loginRemembersATokenInAFileThatOnlyItsOwnerReads() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Account.file())))
        .isEqualTo("rw-------");
    assertThat(Files.readString(Account.file())).doesNotContain(Shell.PASSWORD);
  }

  @Test
  void wrongPasswordIsNotAllowedAndSaysSoOnStandardError() {
    var run =
        SHELL.typing("certainly-wrong\n", "login", "--url", SHELL.uri().toString(), "--user", "x");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("wrong").doesNotContain("certainly-wrong");
  }

  @Test
  void serversAreListedAsTableAndAsJson() {
    var table = SHELL.hwa("server", "list", "first");
    assertThat(table.status()).isZero();
    assertThat(table.out()).contains("NAME", "ADDRESS", "first", "enrolled");
    assertThat(table.err()).isEmpty();

    var json = SHELL.hwa("server", "list", "first", "--output", "json").json();
    assertThat(json.get(0).path("name").asString("")).isEqualTo("first");
    assertThat(SHELL.hwa("server", "list", "nothing-is-called-so").out())
        .contains("No servers match");
  }

  @Test
  void serverIsShownRefreshedAndForgotten() {
    SHELL.add(SHELL.bmc(1), "second");

    assertThat(SHELL.hwa("server", "show", "second").out()).contains("serial");
    assertThat(
            SHELL.hwa("server", "show", "second", "-o", "json").json().path("state").asString(""))
        .isEqualTo("ENROLLED");
    assertThat(SHELL.hwa("server", "refresh", "second").out()).contains("firmware items");
    assertThat(SHELL.hwa("server", "remove", "second").status()).isZero();
    var gone = SHELL.hwa("server", "show", "second");
    assertThat(gone.status()).isEqualTo(4);
    assertThat(gone.err()).contains("second");
  }

  @Test
  void serverOfTheSameNameIsAConflict() {
    var run = SHELL.typing(SHELL.bmc(0).password() + "\n", SHELL.added(SHELL.bmc(1), "first"));

    assertThat(run.status()).isEqualTo(6);
    assertThat(run.err()).startsWith("hwa: ").contains("first");
  }

  @Test
  void faultyImportNamesItsLinesAndFails() throws IOException {
    var file =
        Files.writeString(scratch.resolve("servers.csv"), "name,address,user,password\na,,u,p\n");

    var run = SHELL.hwa("server", "import", file.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("line 2");
    var good =
        Files.writeString(
            scratch.resolve("good.csv"), "name,address,user,password\na,127.0.0.1:1,u,p\n");
    assertThat(SHELL.hwa("server", "import", good.toString(), "--dry-run").out())
        .contains("would be added");
  }

  @Test
  void discoveryFindsTheSimulatedBmcAndEnrolsIt() {
    var bmc = SHELL.bmc(2);
    var port = String.valueOf(bmc.address().getPort());

    var run =
        SHELL.typing(
            bmc.password() + "\n",
            "discover",
            "127.0.0.1",
            "--port",
            port,
            "--enrol",
            "--user",
            bmc.user());

    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.out()).contains("127.0.0.1:" + port);
    assertThat(SHELL.hwa("server", "list", "-o", "json").json().toString()).contains(":" + port);
  }

  @Test
  void discoveryThatCannotEnrolWhatItFoundFails() {
    var run =
        SHELL.typing(
            "certainly-wrong\n",
            "discover",
            "127.0.0.1",
            "--port",
            String.valueOf(SHELL.bmc(4).address().getPort()),
            "--enrol",
            "--user",
            "root");

    assertThat(run.status()).as(run.toString()).isEqualTo(1);
    assertThat(run.out()).contains("127.0.0.1");
  }

  @Test
  void windowsAreMadeShownAndRemoved() {
    var made =
        SHELL.hwa(
            "window",
            "add",
            "night-eu",
            "--zone",
            "Europe/Berlin",
            "--days",
            "SAT,SUN",
            "--from",
            "22:00",
            "--to",
            "04:00",
            "--site",
            "ber*");
    assertThat(made.out()).as(made.toString()).contains("saved night-eu; next opening: ");
    assertThat(SHELL.hwa("window", "list").out())
        .contains("night-eu", "SATURDAY, SUNDAY 22:00–04:00", "Europe/Berlin", "site ber*");
    assertThat(SHELL.hwa("window", "next", "night-eu", "--count", "2").out().lines()).hasSize(3);
    assertThat(SHELL.hwa("window", "show", "night-eu", "-o", "json").json().path("to").asString(""))
        .isEqualTo("04:00");
    var wrong =
        SHELL.hwa(
            "window",
            "add",
            "x",
            "--zone",
            "Mars/Base",
            "--days",
            "SAT",
            "--from",
            "1",
            "--to",
            "2");
    assertThat(wrong.status()).isEqualTo(1);
    assertThat(wrong.err()).contains("Mars/Base");
    assertThat(SHELL.hwa("window", "remove", "night-eu").status()).isZero();
    assertThat(SHELL.hwa("window", "show", "night-eu").status()).isEqualTo(4);
  }

  @Test
  void planIsShownWithReasonsAndThenRunAndWatched() {
    var plan = SHELL.hwa("provision", "first", "--device-type", "from-the-shell", "--plan");
    assertThat(plan.status()).as(plan.toString()).isZero();
    assertThat(plan.out()).contains("PHASE", "WHY", "Sriov");
    assertThat(SHELL.hwa("job", "list", "--server", "first").out()).contains("No jobs match");

    var run = SHELL.hwa("provision", "first", "--device-type", "from-the-shell", "--watch");
    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.out()).contains("SUCCEEDED");

    var jobs = SHELL.hwa("job", "list", "--server", "first", "-o", "json").json();
    var job = jobs.get(0).path("id").asString("");
    assertThat(SHELL.hwa("job", "show", job).out()).contains("PHASE", "succeeded");
    assertThat(SHELL.hwa("job", "watch", job).status()).isZero();
    assertThat(SHELL.hwa("job", "cancel", job).status()).isEqualTo(6);
    assertThat(SHELL.bmc(0).history().attributeChanges())
        .anySatisfy(change -> assertThat(change.attribute()).isEqualTo("QuietBoot"));
  }

  @Test
  void planThatCannotBeRunFailsInBothForms() {
    var impossible = SHELL.hwa("provision", "first", "--device-type", "no-such-type", "--plan");
    assertThat(impossible.status()).isNotZero();
    assertThat(impossible.toString()).doesNotContain("0 host restarts");
    assertThat(
            SHELL
                .hwa("provision", "first", "--device-type", "no-such-type", "--plan", "-o", "json")
                .status())
        .isNotZero();
  }

  @Test
  void aServerIsWrittenDownAsADeviceType() {
    assertThat(SHELL.hwa("server", "refresh", "first").status()).isZero();
    assertThat(SHELL.hwa("bios", "show", "first", "--refresh").status()).isZero();

    var draft = SHELL.hwa("device-type", "draft", "first", "--name", "like-first");

    assertThat(draft.status()).as(draft.toString()).isZero();
    assertThat(draft.out()).contains("name: like-first\n", "match:\n");
    assertThat(SHELL.hwa("device-type", "draft", "nobody").status()).isEqualTo(4);
  }

  @Test
  void deviceTypesFirmwareUsersAndAuditAreListed() {
    assertThat(SHELL.hwa("device-type", "list").out()).contains("from-the-shell");
    assertThat(
            SHELL.hwa("device-type", "list", "-o", "json").json().get(0).path("name").asString(""))
        .isEqualTo("from-the-shell");
    assertThat(SHELL.hwa("firmware", "list").out()).contains("The catalog is empty");
    assertThat(SHELL.hwa("firmware", "list", "-o", "json").json().isEmpty()).isTrue();
    assertThat(SHELL.hwa("user", "list").out()).contains("shell", "admin");
    assertThat(SHELL.hwa("user", "list", "-o", "json").json().toString())
        .doesNotContain(Shell.PASSWORD);
    assertThat(SHELL.hwa("audit", "list", "--limit", "500").out()).contains("server.enrol");
    assertThat(SHELL.hwa("audit", "list", "-o", "json").json().isEmpty()).isFalse();
    assertThat(SHELL.hwa("audit", "verify").status()).isZero();
  }

  @Test
  void userChangesTheirPasswordWithTwoLinesOfStandardInput() throws IOException {
    var next = "another-made-up-Passw0rd";
    assertThat(
            SHELL
                .typing(Shell.PASSWORD + "\n", "user", "add", "changer", "--role", "viewer")
                .status())
        .isZero();
    SHELL.loginAs("changer");
    try {
      var run = SHELL.typing(Shell.PASSWORD + "\n" + next + "\n", "user", "password");
      assertThat(run.status()).as(run.toString()).isZero();
      assertThat(
              SHELL
                  .typing(
                      next + "\n", "login", "--url", SHELL.uri().toString(), "--user", "changer")
                  .status())
          .isZero();
    } finally {
      SHELL.loginAs("shell");
    }
  }

  @Test
  void viewerIsNotAllowedToChangeAnything() {
    SHELL.loginAs("guest");
    try {
      assertThat(SHELL.hwa("server", "remove", "first").status()).isEqualTo(3);
      assertThat(SHELL.hwa("user", "list").status()).isEqualTo(3);
      assertThat(SHELL.hwa("server", "list").status()).isZero();
    } finally {
      SHELL.loginAs("shell");
    }
  }

  @Test
  void wrongUsageIsTwoAndAServiceThatIsAwayFive() throws IOException {
    assertThat(SHELL.hwa("server", "ad").status()).isEqualTo(2);
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    var run = SHELL.hwa("server", "list", "--url", "http://127.0.0.1:" + port);
    assertThat(run.status()).isEqualTo(5);
    assertThat(run.err()).contains("nothing answers", "hwa serve");
  }
}
