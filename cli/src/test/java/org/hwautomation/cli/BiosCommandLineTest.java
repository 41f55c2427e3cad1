package org.hwautomation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// `hwa bios` against a service that really runs, with what the shell sees.
class BiosCommandLineTest {

  @RegisterExtension static final Shell SHELL = new Shell();

  @TempDir static Path scratch;

  @Test
  void biosProfilesAreMadeShownExportedImportedAndRemoved() throws IOException {
    var file =
        Files.writeString(
            scratch.resolve("p.yaml"),
            "name: shell-made\nintents: {turbo: off}\nsettings: {QuietBoot: Enabled}\n");

    assertThat(SHELL.hwa("bios", "profile", "import", file.toString()).out())
        .contains("Saved shell-made, version 1: 1 settings, 1 intents.");
    assertThat(SHELL.hwa("bios", "profile", "list").out()).contains("shell-made");
    assertThat(SHELL.hwa("bios", "profile", "show", "shell-made").out())
        .contains("turbo", "QuietBoot", "version 1");
    var exported = scratch.resolve("again.yaml");
    assertThat(
            SHELL
                .hwa("bios", "profile", "export", "shell-made", "--file", exported.toString())
                .status())
        .isZero();
    assertThat(
            SHELL
                .hwa("bios", "profile", "import", exported.toString(), "--name", "shell-copy")
                .status())
        .isZero();
    assertThat(SHELL.hwa("bios", "profile", "history", "shell-made").out()).contains("shell");
    assertThat(SHELL.hwa("bios", "profile", "remove", "shell-made").status()).isZero();
    assertThat(SHELL.hwa("bios", "profile", "show", "shell-made").status()).isEqualTo(4);

    Files.writeString(file, "name: x\nsettigns: {}\n");
    var wrong = SHELL.hwa("bios", "profile", "import", file.toString());
    assertThat(wrong.status()).isNotZero();
    assertThat(wrong.err()).contains("profile:2:1");
  }

  @Test
  void intentsAreListedAndTriedOnAServer() {
    assertThat(SHELL.hwa("bios", "intents").out())
        .contains("hyperthreading", "on|off", "boot-order");
    var tried = SHELL.hwa("bios", "intents", "first", "--want", "secure-boot=on");
    assertThat(tried.status()).as(tried.toString()).isEqualTo(1);
    assertThat(tried.out()).contains("not here", "SecureBoot resource");
  }

  @Test
  void biosOperationsArePlannedAndPasswordsComeFromFilesOrStandardInput() throws IOException {
    assertThat(SHELL.hwa("bios", "boot-order", "first").out()).contains("Boot0001", "pxe", "hdd");
    var order = SHELL.hwa("bios", "boot-order", "first", "--first", "hdd", "--plan");
    assertThat(order.out()).contains("wanted: Boot0002", "1 host restart", "rolling back the job");
    assertThat(SHELL.hwa("bios", "boot-order", "first", "--first", "tape", "--plan").out())
        .contains("no boot entry tape");
    assertThat(SHELL.hwa("bios", "boot-once", "pxe", "first", "--mode", "uefi", "--plan").out())
        .contains("Boot once from pxe (UEFI)");
    assertThat(SHELL.hwa("bios", "secure-boot", "on", "first", "--plan").out())
        .contains("secure boot: on");
    assertThat(SHELL.hwa("bios", "secure-boot", "perhaps", "first").status()).isEqualTo(2);
    var keys = SHELL.hwa("bios", "secure-boot-keys", "delete-platform-key", "first", "--plan");
    assertThat(keys.out())
        .contains("1 host restart", "wanted: secure boot mode: setup (no platform key)");
    assertThat(SHELL.hwa("bios", "secure-boot-keys", "burn", "first", "--plan").err())
        .contains("DELETE_ALL");
    assertThat(SHELL.hwa("bios", "defaults", "first", "--plan").out())
        .contains("how the machine was delivered");
    var secret = Files.writeString(scratch.resolve("bios-password"), "made-up-Bi0s\n");
    var password =
        SHELL.hwa(
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
    SHELL.add(SHELL.bmc(3), "fourth");

    assertThat(SHELL.hwa("bios", "show", "fourth").status()).as("never read").isEqualTo(4);
    assertThat(SHELL.hwa("bios", "refresh", "fourth").out()).contains("attributes, BIOS");
    var all = SHELL.hwa("bios", "show", "fourth").out();
    assertThat(all).contains("CATEGORY", "QuietBoot", "Sriov");
    assertThat(SHELL.hwa("bios", "show", "fourth", "--search", "quietboot").out())
        .contains("QuietBoot")
        .doesNotContain("Sriov");
    assertThat(SHELL.hwa("bios", "show", "fourth", "--category", "no such").out())
        .contains("No attribute matches");
    assertThat(SHELL.hwa("bios", "show", "fourth", "-o", "json").json().path("state").asString(""))
        .isEqualTo("KNOWN");

    var taken = SHELL.hwa("bios", "snapshot", "fourth", "--note", "as delivered", "--baseline");
    assertThat(taken.out()).startsWith("baseline ");
    assertThat(SHELL.hwa("bios", "history", "fourth").out())
        .contains("baseline", "as delivered", "shell");
    assertThat(SHELL.hwa("bios", "diff", "fourth", "baseline:fourth").out()).contains("0 differ");
    var wish = SHELL.hwa("bios", "diff", "profile:from-the-shell", "fourth").out();
    assertThat(wish).contains("PROFILE FROM-THE-SHELL", "QuietBoot");
    assertThat(SHELL.hwa("bios", "diff", "fourth", "nonsense:x").status()).isEqualTo(4);
    assertThat(SHELL.hwa("bios", "export", "fourth").out()).contains("settings:", "  QuietBoot: ");
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
    assertThat(SHELL.hwa("bios", "baseline", "first", "--note", "of the shell").out())
        .startsWith("first: baseline ");
    assertThat(SHELL.hwa("bios", "rule", "import", file.toString()).out())
        .contains("saved from-the-shell");
    assertThat(SHELL.hwa("bios", "rule", "list").out())
        .contains("from-the-shell", "AssetTag=never-this-one");
    assertThat(SHELL.hwa("bios", "rule", "export").out())
        .startsWith("rules:")
        .contains("from-the-shell");

    var judged = SHELL.hwa("bios", "compliance", "first");
    assertThat(judged.status()).as(judged.toString()).isEqualTo(1);
    assertThat(judged.out()).contains("from-the-shell");
    assertThat(SHELL.hwa("bios", "compliance", "--by", "site").out()).contains("SITE", "default");
    assertThat(SHELL.hwa("bios", "compliance", "--by", "colour").err()).contains("device-type");

    var granted =
        SHELL.hwa(
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
    assertThat(SHELL.hwa("bios", "waiver", "list").out()).contains("a test");
    var id = granted.json().path("id").asString("");
    assertThat(SHELL.hwa("bios", "waiver", "withdraw", id).out()).contains(id);
    assertThat(
            SHELL
                .hwa("bios", "waiver", "grant", "x", "--reason", "y", "--until", "some day")
                .status())
        .isEqualTo(2);

    assertThat(SHELL.hwa("bios", "drift", "first", "--remedy").json().path("servers").get(0))
        .hasToString("\"first\"");
    assertThat(SHELL.hwa("bios", "drift").status()).isZero();
    assertThat(SHELL.hwa("bios", "rule", "remove", "from-the-shell").status()).isZero();
    assertThat(SHELL.hwa("bios", "rule", "remove", "from-the-shell").status()).isEqualTo(4);
  }
}
