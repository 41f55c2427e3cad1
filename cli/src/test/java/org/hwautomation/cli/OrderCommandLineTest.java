package org.hwautomation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Many servers in one command against a service that really runs: plans, an order, its end.
class OrderCommandLineTest {

  private static final Pattern APPROVE =
      Pattern.compile("hwa order approve (\\S+) --plans (\\p{XDigit}{64})");

  @RegisterExtension static final Shell SHELL = new Shell();

  @BeforeAll
  static void enrol() {
    SHELL.add(SHELL.bmc(1), "second");
  }

  @Test
  void operationsOnManyArePlannedAsAnOrderThatIsShownAndRemoved() {
    var plan =
        SHELL.hwa(
            "bios", "boot-order", "first", "second", "--first", "hdd", "--at-once", "1", "--plan");
    assertThat(plan.out()).as(plan.toString()).contains("first", "second", "wanted: Boot0002");
    var approve = APPROVE.matcher(plan.out());
    assertThat(approve.find()).as(plan.out()).isTrue();
    var order = approve.group(1);

    assertThat(SHELL.hwa("order", "show", order).out())
        .contains("Boot order: hdd", "now, with a restart of the host", "2 planned");
    assertThat(SHELL.hwa("order", "approve", order, "--plans", "0".repeat(64)).status())
        .isNotZero();
    assertThat(SHELL.hwa("order", "remove", order).out()).contains("removed");
    assertThat(SHELL.hwa("order", "show", order).status()).isEqualTo(4);
  }

  @Test
  void provisioningOfManyIsAnOrderThatCanWaitForItsTimeAndBeCancelled() {
    var accepted =
        SHELL.hwa(
            "provision",
            "first",
            "second",
            "--device-type",
            "from-the-shell",
            "--no-bios",
            "--firmware",
            "none",
            "--at",
            "2999-01-01T00:00:00Z");
    assertThat(accepted.status()).as(accepted.toString()).isZero();
    assertThat(accepted.out()).contains("over 2 servers is accepted", "hwa order watch");
    var order = accepted.out().lines().toList().getLast().replace("hwa order watch ", "").strip();

    assertThat(SHELL.hwa("order", "show", order).out()).contains("from 2999-01-01T00:00:00Z");
    assertThat(SHELL.hwa("order", "cancel", order).status()).isZero();
    assertThat(SHELL.hwa("order", "watch", order).status()).isNotZero();
    assertThat(SHELL.hwa("order", "remove", order).status()).isZero();
  }
}
