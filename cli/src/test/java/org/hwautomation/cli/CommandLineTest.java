package org.hwautomation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.hwautomation.app.testing.RunningService;
import org.hwautomation.base.Secret;
import org.hwautomation.cli.client.Account;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Role;
import org.hwautomation.simulator.server.FleetSpec;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command line against a service that really runs, with what the shell sees.
class CommandLineTest {

  private static final String PASSWORD = "made-up-Passw0rd-1";

  @TempDir static Path scratch;

  private static RunningService service;
  private static Simulator simulator;

  /// @param status the shell's `$?`
  private record Run(int status, String out, String err) {
    JsonNode json() {
      return new JsonMapper().readTree(out);
    }
  }

  @BeforeAll
  static void signIn() throws IOException {
    service = RunningService.start();
    simulator =
        Simulator.start(
            FleetSpec.of("generic", "generic", "generic", "generic", "generic").withTimeScale(300));
    var users = service.service().fleet().users();
    users.create(Actor.system("test"), "shell", Role.ADMIN, Secret.of(PASSWORD));
    users.create(Actor.system("test"), "guest", Role.VIEWER, Secret.of(PASSWORD));
    loginAs("shell");
    add(simulator.bmcs().get(0), "first");
    deviceType();
  }

  @AfterAll
  static void end() throws IOException {
    Account.forget();
    simulator.close();
    service.close();
  }

  @Test
  void loginRemembersATokenInAFileThatOnlyItsOwnerReads() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Account.file())))
        .isEqualTo("rw-------");
    assertThat(Files.readString(Account.file())).doesNotContain(PASSWORD);
  }

  @Test
  void wrongPasswordIsNotAllowedAndSaysSoOnStandardError() {
    var run =
        typing("certainly-wrong\n", "login", "--url", service.uri().toString(), "--user", "x");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("wrong").doesNotContain("certainly-wrong");
  }

  @Test
  void serversAreListedAsTableAndAsJson() {
    var table = hwa("server", "list", "first");
    assertThat(table.status()).isZero();
    assertThat(table.out()).contains("NAME", "ADDRESS", "first", "enrolled");
    assertThat(table.err()).isEmpty();

    var json = hwa("server", "list", "first", "--output", "json").json();
    assertThat(json.get(0).path("name").asString("")).isEqualTo("first");
    assertThat(hwa("server", "list", "nothing-is-called-so").out()).contains("No servers match");
  }

  @Test
  void serverIsShownRefreshedAndForgotten() {
    add(simulator.bmcs().get(1), "second");

    assertThat(hwa("server", "show", "second").out()).contains("serial");
    assertThat(hwa("server", "show", "second", "-o", "json").json().path("state").asString(""))
        .isEqualTo("ENROLLED");
    assertThat(hwa("server", "refresh", "second").out()).contains("firmware items");
    assertThat(hwa("server", "remove", "second").status()).isZero();
    var gone = hwa("server", "show", "second");
    assertThat(gone.status()).isEqualTo(4);
    assertThat(gone.err()).contains("second");
  }

  @Test
  void biosProfilesAreMadeShownExportedImportedAndRemoved() throws IOException {
    var file =
        Files.writeString(
            scratch.resolve("p.yaml"),
            "name: shell-made\nintents: {turbo: off}\nsettings: {QuietBoot: Enabled}\n");

    assertThat(hwa("bios", "profile", "import", file.toString()).out())
        .contains("Saved shell-made, version 1: 1 settings, 1 intents.");
    assertThat(hwa("bios", "profile", "list").out()).contains("shell-made");
    assertThat(hwa("bios", "profile", "show", "shell-made").out())
        .contains("turbo", "QuietBoot", "version 1");
    var exported = scratch.resolve("again.yaml");
    assertThat(
            hwa("bios", "profile", "export", "shell-made", "--file", exported.toString()).status())
        .isZero();
    assertThat(
            hwa("bios", "profile", "import", exported.toString(), "--name", "shell-copy").status())
        .isZero();
    assertThat(hwa("bios", "profile", "history", "shell-made").out()).contains("shell");
    assertThat(hwa("bios", "profile", "remove", "shell-made").status()).isZero();
    assertThat(hwa("bios", "profile", "show", "shell-made").status()).isEqualTo(4);

    Files.writeString(file, "name: x\nsettigns: {}\n");
    var wrong = hwa("bios", "profile", "import", file.toString());
    assertThat(wrong.status()).isNotZero();
    assertThat(wrong.err()).contains("profile:2:1");
  }

  @Test
  void intentsAreListedAndTriedOnAServer() {
    assertThat(hwa("bios", "intents").out()).contains("hyperthreading", "on|off", "boot-order");
    var tried = hwa("bios", "intents", "first", "--want", "secure-boot=on");
    assertThat(tried.status()).as(tried.toString()).isEqualTo(1);
    assertThat(tried.out()).contains("not here", "SecureBoot resource");
  }

  @Test
  void biosOperationsArePlannedAndPasswordsComeFromFilesOrStandardInput() throws IOException {
    assertThat(hwa("bios", "boot-order", "first").out()).contains("Boot0001", "pxe", "hdd");
    var order = hwa("bios", "boot-order", "first", "--first", "hdd", "--plan");
    assertThat(order.out()).contains("wanted: Boot0002", "1 host restart", "rolling back the job");
    assertThat(hwa("bios", "boot-order", "first", "--first", "tape", "--plan").out())
        .contains("no boot entry tape");
    assertThat(hwa("bios", "boot-once", "pxe", "first", "--mode", "uefi", "--plan").out())
        .contains("Boot once from pxe (UEFI)");
    assertThat(hwa("bios", "secure-boot", "on", "first", "--plan").out())
        .contains("secure boot: on");
    assertThat(hwa("bios", "secure-boot", "perhaps", "first").status()).isEqualTo(2);
    assertThat(hwa("bios", "defaults", "first", "--plan").out())
        .contains("how the machine was delivered");
    var secret = Files.writeString(scratch.resolve("bios-password"), "made-up-Bi0s\n");
    var password =
        hwa(
            "bios",
            "password",
            "first",
            "--name",
            "AdministratorPassword",
            "--none-set",
            "--new-file",
            secret.toString(),
            "--plan");
    assertThat(password.status()).as(password.toString()).isZero();
    assertThat(password.out()).contains("cannot be read").doesNotContain("made-up-Bi0s");
  }

  @Test
  void biosIsReadShownComparedRememberedAndExported() {
    add(simulator.bmcs().get(3), "fourth");

    assertThat(hwa("bios", "show", "fourth").status()).as("never read").isEqualTo(4);
    assertThat(hwa("bios", "refresh", "fourth").out()).contains("attributes, BIOS");
    var all = hwa("bios", "show", "fourth").out();
    assertThat(all).contains("CATEGORY", "QuietBoot", "Sriov");
    assertThat(hwa("bios", "show", "fourth", "--search", "quietboot").out())
        .contains("QuietBoot")
        .doesNotContain("Sriov");
    assertThat(hwa("bios", "show", "fourth", "--category", "no such").out())
        .contains("No attribute matches");
    assertThat(hwa("bios", "show", "fourth", "-o", "json").json().path("state").asString(""))
        .isEqualTo("KNOWN");

    var taken = hwa("bios", "snapshot", "fourth", "--note", "as delivered", "--baseline");
    assertThat(taken.out()).startsWith("baseline ");
    assertThat(hwa("bios", "history", "fourth").out())
        .contains("baseline", "as delivered", "shell");
    assertThat(hwa("bios", "diff", "fourth", "baseline:fourth").out()).contains("0 differ");
    var wish = hwa("bios", "diff", "profile:from-the-shell", "fourth").out();
    assertThat(wish).contains("PROFILE FROM-THE-SHELL", "QuietBoot");
    assertThat(hwa("bios", "diff", "fourth", "nonsense:x").status()).isEqualTo(4);
    assertThat(hwa("bios", "export", "fourth").out()).contains("settings:", "  QuietBoot: ");
  }

  @Test
  void biosRulesAreTakenInJudgedWaivedAndExported() throws IOException {
    var file =
        Files.writeString(
            scratch.resolve("rules.yaml"),
            """
            rules:
              - name: from-the-shell
                title: Made up for the command line
                severity: warning
                scope: {vendor: Contoso}
                require:
                  attributes: {AssetTag: [never-this-one]}
            """);
    assertThat(hwa("bios", "baseline", "first", "--note", "of the shell").out())
        .startsWith("first: baseline ");
    assertThat(hwa("bios", "rule", "import", file.toString()).out())
        .contains("saved from-the-shell");
    assertThat(hwa("bios", "rule", "list").out())
        .contains("from-the-shell", "AssetTag=never-this-one");
    assertThat(hwa("bios", "rule", "export").out()).startsWith("rules:").contains("from-the-shell");

    var judged = hwa("bios", "compliance", "first");
    assertThat(judged.status()).as(judged.toString()).isEqualTo(1);
    assertThat(judged.out()).contains("from-the-shell");
    assertThat(hwa("bios", "compliance", "--by", "site").out()).contains("SITE", "default");
    assertThat(hwa("bios", "compliance", "--by", "colour").err()).contains("device-type");

    var granted =
        hwa(
            "bios",
            "waiver",
            "grant",
            "from-the-shell",
            "--server",
            "first",
            "--reason",
            "a test",
            "--until",
            "2999-12-31",
            "-o",
            "json");
    assertThat(granted.json().path("expiresAt").asString("")).isEqualTo("3000-01-01T00:00:00Z");
    assertThat(hwa("bios", "waiver", "list").out()).contains("a test");
    var id = granted.json().path("id").asString("");
    assertThat(hwa("bios", "waiver", "withdraw", id).out()).contains(id);
    assertThat(hwa("bios", "waiver", "grant", "x", "--reason", "y", "--until", "some day").status())
        .isEqualTo(2);

    assertThat(hwa("bios", "drift", "first", "--remedy").json().path("servers").get(0))
        .hasToString("\"first\"");
    assertThat(hwa("bios", "drift").status()).isZero();
    assertThat(hwa("bios", "rule", "remove", "from-the-shell").status()).isZero();
    assertThat(hwa("bios", "rule", "remove", "from-the-shell").status()).isEqualTo(4);
  }

  @Test
  void serverOfTheSameNameIsAConflict() {
    var run = typing(simulator.bmc().password() + "\n", added(simulator.bmcs().get(1), "first"));

    assertThat(run.status()).isEqualTo(6);
    assertThat(run.err()).startsWith("hwa: ").contains("first");
  }

  @Test
  void faultyImportNamesItsLinesAndFails() throws IOException {
    var file =
        Files.writeString(scratch.resolve("servers.csv"), "name,address,user,password\na,,u,p\n");

    var run = hwa("server", "import", file.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("line 2");
    var good =
        Files.writeString(
            scratch.resolve("good.csv"), "name,address,user,password\na,127.0.0.1:1,u,p\n");
    assertThat(hwa("server", "import", good.toString(), "--dry-run").out())
        .contains("would be added");
  }

  @Test
  void discoveryFindsTheSimulatedBmcAndEnrolsIt() {
    var bmc = simulator.bmcs().get(2);
    var port = String.valueOf(bmc.address().getPort());

    var run =
        typing(
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
    assertThat(hwa("server", "list", "-o", "json").json().toString()).contains(":" + port);
  }

  @Test
  void discoveryThatCannotEnrolWhatItFoundFails() {
    var run =
        typing(
            "certainly-wrong\n",
            "discover",
            "127.0.0.1",
            "--port",
            String.valueOf(simulator.bmcs().get(4).address().getPort()),
            "--enrol",
            "--user",
            "root");

    assertThat(run.status()).as(run.toString()).isEqualTo(1);
    assertThat(run.out()).contains("127.0.0.1");
  }

  @Test
  void windowsAreMadeShownAndRemoved() {
    var made =
        hwa(
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
    assertThat(hwa("window", "list").out())
        .contains("night-eu", "SATURDAY, SUNDAY 22:00–04:00", "Europe/Berlin", "site ber*");
    assertThat(hwa("window", "next", "night-eu", "--count", "2").out().lines()).hasSize(3);
    assertThat(hwa("window", "show", "night-eu", "-o", "json").json().path("to").asString(""))
        .isEqualTo("04:00");
    var wrong =
        hwa(
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
    assertThat(hwa("window", "remove", "night-eu").status()).isZero();
    assertThat(hwa("window", "show", "night-eu").status()).isEqualTo(4);
  }

  @Test
  void planIsShownWithReasonsAndThenRunAndWatched() {
    var plan = hwa("provision", "first", "--device-type", "from-the-shell", "--plan");
    assertThat(plan.status()).as(plan.toString()).isZero();
    assertThat(plan.out()).contains("PHASE", "WHY", "Sriov");
    assertThat(hwa("job", "list", "--server", "first").out()).contains("No jobs match");

    var run = hwa("provision", "first", "--device-type", "from-the-shell", "--watch");
    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.out()).contains("SUCCEEDED");

    var jobs = hwa("job", "list", "--server", "first", "-o", "json").json();
    var job = jobs.get(0).path("id").asString("");
    assertThat(hwa("job", "show", job).out()).contains("PHASE", "succeeded");
    assertThat(hwa("job", "watch", job).status()).isZero();
    assertThat(hwa("job", "cancel", job).status()).isEqualTo(6);
    assertThat(simulator.bmcs().getFirst().history().attributeChanges())
        .anySatisfy(change -> assertThat(change.attribute()).isEqualTo("QuietBoot"));
  }

  @Test
  void planThatCannotBeRunFailsInBothForms() {
    assertThat(hwa("provision", "first", "--device-type", "no-such-type", "--plan").status())
        .isNotZero();
    assertThat(
            hwa("provision", "first", "--device-type", "no-such-type", "--plan", "-o", "json")
                .status())
        .isNotZero();
  }

  @Test
  void deviceTypesFirmwareUsersAndAuditAreListed() {
    assertThat(hwa("device-type", "list").out()).contains("from-the-shell");
    assertThat(hwa("device-type", "list", "-o", "json").json().get(0).path("name").asString(""))
        .isEqualTo("from-the-shell");
    assertThat(hwa("firmware", "list").out()).contains("The catalog is empty");
    assertThat(hwa("firmware", "list", "-o", "json").json().isEmpty()).isTrue();
    assertThat(hwa("user", "list").out()).contains("shell", "admin");
    assertThat(hwa("user", "list", "-o", "json").json().toString()).doesNotContain(PASSWORD);
    assertThat(hwa("audit", "list", "--limit", "500").out()).contains("server.enrol");
    assertThat(hwa("audit", "list", "-o", "json").json().isEmpty()).isFalse();
    assertThat(hwa("audit", "verify").status()).isZero();
  }

  @Test
  void userChangesTheirPasswordWithTwoLinesOfStandardInput() throws IOException {
    var next = "another-made-up-Passw0rd";
    assertThat(typing(PASSWORD + "\n", "user", "add", "changer", "--role", "viewer").status())
        .isZero();
    loginAs("changer");
    try {
      var run = typing(PASSWORD + "\n" + next + "\n", "user", "password");
      assertThat(run.status()).as(run.toString()).isZero();
      assertThat(
              typing(next + "\n", "login", "--url", service.uri().toString(), "--user", "changer")
                  .status())
          .isZero();
    } finally {
      loginAs("shell");
    }
  }

  @Test
  void viewerIsNotAllowedToChangeAnything() {
    loginAs("guest");
    try {
      assertThat(hwa("server", "remove", "first").status()).isEqualTo(3);
      assertThat(hwa("user", "list").status()).isEqualTo(3);
      assertThat(hwa("server", "list").status()).isZero();
    } finally {
      loginAs("shell");
    }
  }

  @Test
  void wrongUsageIsTwoAndAServiceThatIsAwayFive() throws IOException {
    assertThat(hwa("server", "ad").status()).isEqualTo(2);
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    var run = hwa("server", "list", "--url", "http://127.0.0.1:" + port);
    assertThat(run.status()).isEqualTo(5);
    assertThat(run.err()).contains("nothing answers", "hwa serve");
  }

  private static void loginAs(String user) {
    var run = typing(PASSWORD + "\n", "login", "--url", service.uri().toString(), "--user", user);
    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.out()).doesNotContain(PASSWORD);
  }

  private static void add(SimulatedBmc bmc, String name) {
    var run = typing(bmc.password() + "\n", added(bmc, name));
    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.out()).contains("Enrolled " + name).doesNotContain(bmc.password());
  }

  private static String[] added(SimulatedBmc bmc, String name) {
    var address = "127.0.0.1:" + bmc.address().getPort();
    return new String[] {
      "server",
      "add",
      address,
      "--user",
      bmc.user(),
      "--name",
      name,
      "--fingerprint",
      bmc.certificateSha256()
    };
  }

  private static void deviceType() throws IOException {
    var folder = Files.createDirectories(service.configDirectory().resolve("device-types"));
    Files.writeString(
        folder.resolve("shell.yaml"),
        """
        name: from-the-shell
        match:
          - vendor: "*"
            model: "*"
        bios:
          settings:
            Sriov: Enabled
            QuietBoot: false
        """);
    assertThat(hwa("device-type", "reload").out()).contains("1 device types");
  }

  private static Run hwa(String... args) {
    return typing("", args);
  }

  private static Run typing(String input, String... args) {
    var before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    var out = new StringWriter();
    var err = new StringWriter();
    try {
      int status = Main.run(new PrintWriter(out), new PrintWriter(err), args);
      return new Run(status, out.toString(), err.toString());
    } catch (RuntimeException e) {
      throw new AssertionError("hwa " + Arrays.toString(args), e);
    } finally {
      System.setIn(before);
    }
  }
}
